using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Cafe.Cli.Sales;

/// <summary>A row of a sales file that can be a sale.</summary>
/// <param name="PlacedAt">UTC.</param>
/// <param name="Item"><c>null</c> if the row was voided.</param>
/// <param name="Price"><c>null</c> if the file has none.</param>
internal readonly record struct SalesRow(long Line, DateTime PlacedAt, string Ticket, string? Item, int Quantity, decimal? Price);

/// <summary>What is wrong with a row, and where.</summary>
/// <param name="Line">Counted from 1, the header's.</param>
internal sealed record BadRow(long Line, string Column, string Value, string Reason)
{
    private const int Shown = 60;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: '{(Value.Length > Shown ? Value[..Shown] + "…" : Value).ReplaceLineEndings(" ")}' {Reason}");
}

/// <summary>Sales as a till exports them: CSV (RFC 4180) in UTF-8 or UTF-16 with a header, read row by row.</summary>
/// <param name="voids">The names of items that mean that a row was voided.</param>
/// <param name="needsPrice">Whether a mapped price must be there in each row.</param>
internal sealed class SalesFile(string path, ColumnMap map, TimeZoneInfo zone, IReadOnlyCollection<string> voids, bool needsPrice) : IDisposable
{
    private const int MaxTicket = 90, MaxItem = 100, MaxQuantity = 10_000;
    private const decimal MaxPrice = 10_000;

    // A quote that is never closed would make the rest of the file one field.
    private const int MaxField = 100_000;

    private readonly FileStream _stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
    private readonly HashSet<string> _voids = new(voids.Select(name => name.Trim()), StringComparer.OrdinalIgnoreCase);
    private string[] _fields = [];
    private long _line;

    /// <summary>How much of it has been read, from 0 to 1.</summary>
    public double Share => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    /// <summary>The rows with what they hold or, instead, what is wrong with them.</summary>
    /// <exception cref="CafeException">The file can't be read as what it should be.</exception>
    public IEnumerable<(SalesRow Row, BadRow? Bad)> Read()
    {
        var malformed = false;
        using var text = new StreamReader(_stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, 1 << 16);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            MaxFieldSize = MaxField,
            IgnoreBlankLines = false,
            BadDataFound = _ => malformed = true,
        });
        if (!Next(csv)) throw new CafeException($"{path} is empty; the first row must name the columns");
        var columns = new Columns(path, _fields, map);
        var width = _fields.Length;
        while (true)
        {
            malformed = false;
            if (!Next(csv)) yield break;
            var bad = malformed ? new BadRow(_line, "(all)", csv.RawRecord, "has a quote where none may be, or lacks one (RFC 4180)")
                : _fields.Length > width ? new BadRow(_line, "(all)", csv.RawRecord, $"has {_fields.Length} fields, and the header {width}")
                : null;
            yield return bad is null && TryRow(columns, out var row, out bad) ? (row, null) : (default, bad);
        }
    }

    public void Dispose() => _stream.Dispose();

    private bool Next(CsvParser csv)
    {
        try
        {
            do
            {
                // The parser counts to a record's last line, this is its first.
                _line = csv.RawRow + 1;
                if (!csv.Read()) return false;
                _fields = csv.Record!;
            }
            while (_fields is [] or [""]);

            return true;
        }
        catch (DecoderFallbackException)
        {
            throw new CafeException($"{path} is not UTF-8 text in or after line {_line}; convert it, for example with iconv --from-code=WINDOWS-1252");
        }
        catch (MaxFieldSizeException)
        {
            throw new CafeException($"{path}, line {_line}: a field is longer than {MaxField} characters; a quote is opened and never closed");
        }
    }

    private bool TryRow(Columns columns, out SalesRow row, [NotNullWhen(false)] out BadRow? bad)
    {
        row = default;
        bad = null;
        if (columns.All.FirstOrDefault(column => column.Index >= _fields.Length) is { } missing)
            return Fail(missing, $"is the whole row, which ends before this column", out bad, string.Join(',', _fields));
        if (LocalTime.Date(Of(columns.Date)) is not { } date)
            return Fail(columns.Date, "is no date like 2026-11-20, from 2000 to 2100", out bad);
        if (LocalTime.Time(Of(columns.Time)) is not { } time)
            return Fail(columns.Time, "is no time like 09:30 or 09:30:15", out bad);
        if (LocalTime.Instant(date.ToDateTime(time), zone) is not { } placedAt)
            return Fail(columns.Time, $"was skipped on {date:yyyy-MM-dd} in {zone.Id}: the clocks were put forward", out bad);
        var ticket = Of(columns.Ticket);
        if (ticket.Length is 0 or > MaxTicket || ticket.Any(char.IsControl))
            return Fail(columns.Ticket, $"is no ticket: 1 to {MaxTicket} characters in one line", out bad);
        var item = OneLine(Of(columns.Item));
        if (item.Length is 0 or > MaxItem)
            return Fail(columns.Item, $"is no item's name: 1 to {MaxItem} characters", out bad);
        row = new(_line, placedAt, ticket, null, 0, null);
        if (_voids.Contains(item)) return true;

        var quantity = 1;
        if (columns.Quantity is { } units
            && (!int.TryParse(Of(units), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out quantity) || quantity is < 1 or > MaxQuantity))
            return Fail(units, $"is no quantity: a whole number from 1 to {MaxQuantity}", out bad);
        decimal? price = null;
        if (columns.Price is { } amount && !TryPrice(amount, out price, out bad)) return false;
        row = row with { Item = item, Quantity = quantity, Price = price };
        return true;
    }

    private bool TryPrice(Column column, out decimal? price, [NotNullWhen(false)] out BadRow? bad)
    {
        price = null;
        bad = null;
        var text = Of(column);
        var value = -1m;
        if (text.Length > 0 && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            || value > MaxPrice || value != decimal.Round(value, 2))
            return Fail(column, $"is no price like 2.50, up to {MaxPrice}", out bad);
        if (value >= 0) price = value;
        else if (needsPrice) return Fail(column, "is no price: mend it, or give --default-price for such rows", out bad);
        return true;
    }

    private bool Fail(Column column, string reason, out BadRow bad, string? value = null)
    {
        bad = new BadRow(_line, column.Name, value ?? _fields[column.Index], reason);
        return false;
    }

    private string Of(Column column) => _fields[column.Index].Trim();

    private static string OneLine(string text) => text.Any(char.IsControl)
        ? string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? '\n' : c)]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        : text;

    private sealed record Column(string Name, int Index);

    /// <summary>Where the mapped columns stand.</summary>
    private sealed class Columns
    {
        public Columns(string path, string[] header, ColumnMap map)
        {
            Column Find(string name)
            {
                var index = Array.FindIndex(header, column => string.Equals(column.Trim(), name, StringComparison.OrdinalIgnoreCase));
                return index >= 0 ? new(name, index) : throw new CafeException($"{path}, line 1: there is no column '{name}', only {string.Join(", ", header)}");
            }

            (Date, Time, Ticket, Item) = (Find(map.Date), Find(map.Time), Find(map.Ticket), Find(map.Item));
            Quantity = map.Quantity is null ? null : Find(map.Quantity);
            Price = map.Price is null ? null : Find(map.Price);
            All = [.. new[] { Date, Time, Ticket, Item, Quantity, Price }.OfType<Column>()];
        }

        public Column Date { get; }
        public Column Time { get; }
        public Column Ticket { get; }
        public Column Item { get; }
        public Column? Quantity { get; }
        public Column? Price { get; }
        public IReadOnlyList<Column> All { get; }
    }
}
