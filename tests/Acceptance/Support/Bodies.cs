using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>Bodies of requests: valid ones, and ways to spoil a single field.</summary>
public static partial class Bodies
{
    public static JsonObject Item(long categoryId, string name = "Test scone", decimal price = 3.50m) => new()
    {
        ["categoryId"] = categoryId,
        ["name"] = name,
        ["description"] = null,
        ["price"] = price,
        ["available"] = true,
        ["image"] = null,
    };

    public static JsonObject Item(Item item) => new()
    {
        ["categoryId"] = item.CategoryId,
        ["name"] = item.Name,
        ["description"] = item.Description,
        ["price"] = item.Price,
        ["available"] = item.Available,
        ["image"] = item.Image,
    };

    public static JsonObject Order(string customer, params IEnumerable<(Item Item, int Quantity)> lines) => new()
    {
        ["customer"] = customer,
        ["note"] = null,
        ["lines"] = new JsonArray([.. lines.Select(line => Line(line.Item.Id, line.Quantity))]),
    };

    public static JsonObject Line(long itemId, int quantity) => new() { ["itemId"] = itemId, ["quantity"] = quantity };

    extension(JsonObject body)
    {
        /// <summary>The body's text with any text in the place of a field such as <c>lines[0].quantity</c>.</summary>
        public string With(string field, string text)
        {
            const string place = "d5e0c9f2";
            var copy = (JsonObject)body.DeepClone();
            copy.Set(field, place);
            return copy.ToJsonString().Replace($"\"{place}\"", text);
        }

        public string Without(string field)
        {
            var copy = (JsonObject)body.DeepClone();
            var (parent, name) = copy.Find(field);
            ((JsonObject)parent).Remove(name).ShouldBeTrue(field);
            return copy.ToJsonString();
        }

        private void Set(string field, string value)
        {
            var (parent, name) = body.Find(field);
            if (parent is JsonArray array)
                array[Index(name)] = value;
            else
                parent[name] = value;
        }

        private (JsonNode Parent, string Name) Find(string field)
        {
            JsonNode parent = body;
            var steps = Step().Matches(field).Select(step => step.Value).ToArray();
            foreach (var step in steps[..^1])
                parent = (parent is JsonArray array ? array[Index(step)] : parent[step])!;
            return (parent, steps[^1]);
        }
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Step();
}
