using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cafe.Cli.CommandLine;
using Cafe.Cli.Running;
using Cafe.Cli.Sales;

namespace Cafe.Cli;

/// <summary><c>cafe import</c>.</summary>
internal static class ImportCommand
{
    private sealed record ImportOptions(
        string File, ColumnMap Map, TimeZoneInfo Zone, IReadOnlyList<string> Voids, decimal? DefaultPrice, bool SkipBad, bool DryRun, DataFolder Data);

    public static Command Create(StopSignals signals)
    {
        var file = new Argument<string>("FILE") { Description = "CSV with a header, as a till exports it." };
        var map = new Option<ColumnMap>("--map")
        {
            Description = "Which column holds what; rows of one ticket and time are one order.",
            HelpName = "date=COLUMN,time=COLUMN,ticket=COLUMN,item=COLUMN[,quantity=COLUMN,price=COLUMN]",
            Required = true,
            CustomParser = Map,
        };
        var zone = new Option<TimeZoneInfo>("--time-zone")
        {
            Description = "Where the times were taken, like Europe/London. An hour that is repeated in autumn counts as its first.",
            HelpName = "ZONE",
            Required = true,
            CustomParser = argument => LocalTime.Zone(argument.Tokens[0].Value)
                ?? Usage.Reject<TimeZoneInfo>(argument, $"--time-zone needs a name like Europe/London, and '{argument.Tokens[0].Value}' is none known here"),
        };
        var voids = new Option<string[]>("--void")
        {
            Description = "An item's name that means that the row was voided. It may be given several times.",
            HelpName = "NAME",
        };
        var defaultPrice = new Option<decimal?>("--default-price")
        {
            Description = "The price of what has none in the file nor on the menu.",
            HelpName = "P",
            CustomParser = argument => decimal.TryParse(argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)
                && price is >= 0.01m and <= 10_000 && price == decimal.Round(price, 2)
                ? price
                : Usage.Reject<decimal?>(argument, $"--default-price needs a price like 2.50, and '{argument.Tokens[0].Value}' is none"),
        };
        var skipBad = new Option<bool>("--skip-bad") { Description = "Leave bad rows out and list them, instead of stopping at the first." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read, check and count everything, and change nothing." };
        var data = Usage.DataOption();
        var command = new Command("import", "Brings real sales from a CSV file into the order history of a running café: all or none.")
        {
            file, map, zone, voids, defaultPrice, skipBad, dryRun, data,
        };
        command.SetAction((parsed, _) => RunAsync(
            new ImportOptions(
                parsed.GetValue(file)!, parsed.GetValue(map)!, parsed.GetValue(zone)!, parsed.GetValue(voids) ?? [], parsed.GetValue(defaultPrice),
                parsed.GetValue(skipBad), parsed.GetValue(dryRun), new DataFolder(parsed.GetValue(data)!)),
            Terminal.Standard, signals.Stop));
        return command;
    }

    private static ColumnMap? Map(ArgumentResult argument)
    {
        try
        {
            return ColumnMap.Parse(argument.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            return Usage.Reject<ColumnMap>(argument, $"--map: {e.Message}");
        }
    }

    private static async Task<int> RunAsync(ImportOptions options, Terminal terminal, CancellationToken cancellation)
    {
        using var file = new SalesFile(options.File, options.Map, options.Zone, options.Voids, options.DefaultPrice is null);
        var progress = new Progress(terminal, "rows");
        var summary = new ImportSummary();
        try
        {
            await SalesBooks.WriteAsync(
                options.Data, $"cafe import {Path.GetFileName(options.File)}", BulkLoad.Checked,
                async books =>
                {
                    var items = new SoldItems(await MenuItem.ReadAllAsync(books.Menu, cancellation), options.DefaultPrice);
                    var import = new SalesImport(books, items, summary, cancellation);
                    await import.StageAsync(file, options.Map.Item, bad => Refuse(options, bad), progress);
                    terminal.Pend("making orders of the rows");
                    await import.GroupAsync();
                    if (!options.DryRun) await import.WriteAsync();
                    return !options.DryRun;
                },
                cancellation);
        }
        finally
        {
            progress.End();
        }

        Print(terminal, options, summary, progress);
        return ExitCodes.Succeeded;
    }

    private static void Refuse(ImportOptions options, BadRow bad)
    {
        if (!options.SkipBad)
            throw new CafeException($"{options.File}, {bad}.\nNothing was changed. Mend the row, or leave such rows out with --skip-bad.");
    }

    private static void Print(Terminal terminal, ImportOptions options, ImportSummary summary, Progress progress)
    {
        void Figure(string name, IFormattable number, string format, string remark = "") =>
            terminal.Line($"  {name,-14}{number.ToString(format, CultureInfo.InvariantCulture),14}{remark}".TrimEnd());

        terminal.Heading(string.Create(CultureInfo.InvariantCulture,
            $"{options.File}: {(options.DryRun ? "read for trial, nothing was changed" : "imported")}, {progress.Elapsed.TotalSeconds:0.0} s, {progress.Rate(summary.Rows)}"));
        Figure("rows", summary.Rows, "N0");
        Figure("tickets", summary.Tickets, "N0");
        Figure("orders", summary.Orders, "N0", summary.AlreadyThere > 0
            ? string.Create(CultureInfo.InvariantCulture, $"  and {summary.AlreadyThere:N0} that were there already") : "");
        Figure("units", summary.Units, "N0");
        Figure("revenue", summary.Revenue, "N2");
        Figure("voided rows", summary.Voided, "N0");
        Figure("new items", summary.NewItems.Count, "N0", Some("  ", summary.NewItems, 8, ", "));
        Figure("rejected rows", summary.Bad, "N0");
        foreach (var bad in summary.FirstBad) terminal.Line($"    {bad}");
        if (summary.Bad > summary.FirstBad.Count) terminal.Line($"    and {summary.Bad - summary.FirstBad.Count} more");
    }

    private static string Some(string before, IReadOnlyList<string> names, int shown, string separator) => names.Count == 0 ? "" :
        before + string.Join(separator, names.Take(shown)) + (names.Count > shown ? $"{separator}..." : "");
}
