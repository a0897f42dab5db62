using System.Text;

namespace Cafe.Compose;

/// <summary>A command that is written as one text.</summary>
internal static class CommandLine
{
    /// <summary>Splits a command into words, with quotes and backslashes as in a POSIX shell. Nothing is expanded,
    /// since no shell runs it.</summary>
    /// <exception cref="FormatException">A quote isn't closed, or the text needs a shell.</exception>
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        for (var at = 0; at < command.Length; at++)
        {
            var next = command[at];
            if (next == quote)
                quote = null;
            else if (next == '\\' && quote != '\'')
            {
                // A backslash before a line's end joins the lines, and is no word by itself.
                if (Escaped(command, ++at, quote is not null) is { Length: > 0 } text)
                    word = (word ?? new StringBuilder()).Append(text);
            }
            else if (quote is not null)
                word!.Append(next);
            else if (next is '"' or '\'')
                (quote, word) = (next, word ?? new StringBuilder());
            else if (next is ';' or '|' or '&' or '<' or '>' or '(' or ')')
                throw new FormatException(
                    $"no shell runs this, so {next} means nothing; quote it, or write [\"sh\", \"-c\", \"…\"]");
            else if (!char.IsWhiteSpace(next))
                word = (word ?? new StringBuilder()).Append(next);
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }

        if (quote is not null) throw new FormatException($"a {quote} isn't closed; close it, or write a list of words");
        if (word is not null) words.Add(word.ToString());
        return words;
    }

    // Between double quotes, a backslash stays unless it is needed there.
    private static string Escaped(string command, int at, bool quoted) =>
        at == command.Length ? throw new FormatException("a backslash ends this; double it, or write a list of words")
        : command[at] == '\n' ? ""
        : quoted && command[at] is not ('"' or '\\' or '$' or '`') ? $"\\{command[at]}"
        : command[at].ToString();
}
