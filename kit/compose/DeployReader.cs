using System.Globalization;

namespace Cafe.Compose;

/// <summary>Reads a service's <c>deploy</c>.</summary>
internal static class DeployReader
{
    public static ComposeDeploy Read(ComposeValue value)
    {
        var fields = value.Fields("replicas", "resources");
        var resources = fields.GetValueOrDefault("resources")?.Fields("limits", "reservations");
        return new ComposeDeploy(
            fields.GetValueOrDefault("replicas")?.Number(0, int.MaxValue),
            Resources(resources?.GetValueOrDefault("limits")),
            Resources(resources?.GetValueOrDefault("reservations")));
    }

    private static ComposeResources Resources(ComposeValue? value)
    {
        var fields = value?.Fields("cpus", "memory");
        return new ComposeResources(
            fields?.GetValueOrDefault("cpus") is { } cpus ? Cpus(cpus) : null,
            fields?.GetValueOrDefault("memory")?.Bytes());
    }

    private static decimal Cpus(ComposeValue value) =>
        decimal.TryParse(value.Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) && cpus > 0
            ? cpus
            : throw value.Error($"'{value.Text()}' is not a number of processors; write one, such as 0.5");
}
