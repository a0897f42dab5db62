using System.Text;

namespace Cafe.Compose;

/// <summary>Fills in variables as the Compose Specification's chapter "Interpolation" describes it.</summary>
internal static class Interpolation
{
    /// <summary>Replaces <c>$NAME</c>, <c>${NAME}</c>, its forms with a default (<c>-</c>), a demand (<c>?</c>) or a
    /// replacement (<c>+</c>), and <c>$$</c>. With a colon before the operator, an empty variable counts as unset;
    /// without any operator, an unset one is empty.</summary>
    /// <param name="template">The text of one YAML value.</param>
    /// <param name="variables">The variables that are set.</param>
    /// <param name="error">Makes the exception for a malformed text or a variable that is demanded but missing.</param>
    public static string Expand(
        string template, IReadOnlyDictionary<string, string> variables, Func<string, ComposeException> error) =>
        new Expansion(template, variables, error).Text(nested: false, used: true);

    private sealed class Expansion(
        string template, IReadOnlyDictionary<string, string> variables, Func<string, ComposeException> error)
    {
        private int at;

        /// <summary>Reads to the end, or, nested in a variable, to the brace that closes it.</summary>
        /// <param name="nested">Whether this is the word after an operator.</param>
        /// <param name="used">Whether the result is used: in a default that isn't, no variable is demanded.</param>
        public string Text(bool nested, bool used)
        {
            var result = new StringBuilder();
            var openBraces = 0;
            while (at < template.Length)
            {
                var next = template[at];
                if (next == '$')
                {
                    result.Append(Dollar(used));
                    continue;
                }

                // Braces of the word itself pair up, so that JSON can be a default.
                if (nested && next == '}' && openBraces-- == 0) return result.ToString();
                if (next == '{') openBraces++;
                result.Append(next);
                at++;
            }

            return nested ? throw Malformed("a brace isn't closed") : result.ToString();
        }

        private string Dollar(bool used)
        {
            at++;
            if (Take('$')) return "$";
            var braced = Take('{');
            var name = Name();
            var value = variables.GetValueOrDefault(name);
            if (!braced || Take('}')) return value ?? "";

            var emptyCounts = !Take(':');
            var isSet = value is not null && (emptyCounts || value.Length > 0);
            var form = at < template.Length ? template[at++] : ' ';
            if (form is not ('-' or '?' or '+')) throw Malformed($"after {name}, one of }}, -, ?, + is missing");

            var word = Text(nested: true, used: used && isSet == (form == '+'));
            at++;
            if (form == '?' && used && !isSet) throw Missing(name, value, word);
            return (form == '+', isSet) switch
            {
                (true, true) or (false, false) => word,
                (true, false) => "",
                (false, true) => value!,
            };
        }

        private ComposeException Missing(string name, string? value, string message)
        {
            var state = value is null ? "not set" : "empty";
            return error($"the variable {name} is {state}: {(message.Length > 0 ? message : "it needs a value")}");
        }

        private string Name()
        {
            var start = at;
            while (at < template.Length && (char.IsAsciiLetter(template[at]) || template[at] == '_'
                || (at > start && char.IsAsciiDigit(template[at]))))
                at++;
            return at > start ? template[start..at] : throw Malformed("no name follows the $");
        }

        private bool Take(char wanted)
        {
            if (at >= template.Length || template[at] != wanted) return false;
            at++;
            return true;
        }

        private ComposeException Malformed(string problem) => error(
            $"'{template}' has a malformed variable: {problem}; write ${{NAME}} or ${{NAME:-x}}, or $$ for a dollar");
    }
}
