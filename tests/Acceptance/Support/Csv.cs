using System.Text;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>Reads the rows of an RFC 4180 text.</summary>
public static class Csv
{
    public static IReadOnlyList<string[]> Rows(Answer answer)
    {
        answer.MediaType.ShouldBe("text/csv", answer.ToString());
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < answer.Text.Length; i++)
        {
            switch (answer.Text[i])
            {
                case '"' when quoted && i + 1 < answer.Text.Length && answer.Text[i + 1] == '"':
                    field.Append(answer.Text[++i]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndField();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    EndRow();
                    break;
                case var character:
                    field.Append(character);
                    break;
            }
        }

        if (row.Count > 0 || field.Length > 0)
            EndRow();
        return rows;

        void EndRow()
        {
            EndField();
            rows.Add([.. row]);
            row.Clear();
        }

        void EndField()
        {
            row.Add(field.ToString());
            field.Clear();
        }
    }
}
