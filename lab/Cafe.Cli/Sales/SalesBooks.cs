using Cafe.Cli.Running;
using Npgsql;

namespace Cafe.Cli.Sales;

/// <summary>The databases of whoever owns items and orders in a running café: the monolith's one database, or those of
/// the services. Where history is written in bulk is decided here alone.</summary>
/// <param name="Orders">In a transaction, where nobody else writes history; one, or several side by side.</param>
/// <param name="Menu">The same connection, where one database has both.</param>
internal sealed record SalesBooks(IReadOnlyList<NpgsqlConnection> AllOrders, NpgsqlConnection Menu)
{
    public NpgsqlConnection Orders => AllOrders[0];

    /// <summary>Does all of the work in one transaction for each database, one such work at a time: two that both look
    /// for what is there already would both miss it. Items come first: where they are written and the orders then
    /// can't be, the menu has items that nobody has bought yet.</summary>
    /// <param name="what">Names the work for the record of writes that go around the gateway.</param>
    /// <param name="load">How the orders are written.</param>
    /// <param name="work">Says whether to keep what it did.</param>
    public static async Task WriteAsync(
        DataFolder data, string what, BulkLoad load, Func<SalesBooks, Task<bool>> work, CancellationToken cancellation)
    {
        using var gateway = await GatewayAdmin.SignInAsync(data, cancellation);
        var groups = await gateway.GroupsAsync(cancellation);
        var ordersOwner = Owner.Of(groups, "orders");
        var menuOwner = Owner.Of(groups, "menu");
        try
        {
            await using var open = new Transactions();
            var orders = new List<NpgsqlConnection>();
            for (var i = 0; i < load.Connections; i++) orders.Add(await open.BeginAsync(data, ordersOwner, load.IsTrusted, cancellation));
            var menu = menuOwner == ordersOwner ? orders[0] : await open.BeginAsync(data, menuOwner, isTrusted: false, cancellation);
            await orders[0].ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('cafe sales'))", cancellation);
            if (!await work(new SalesBooks(orders, menu))) return;

            await ordersOwner.RestartEventsAsync(orders[0], cancellation);
            if (menuOwner != ordersOwner) await menuOwner.RestartEventsAsync(menu, cancellation);
            // Before the rows are there: a record too many asks a question too many, one too few loses orders from sight.
            await gateway.RecordWriteAsync("menu", menuOwner.Side, what, cancellation);
            await gateway.RecordWriteAsync("orders", ordersOwner.Side, what, cancellation);
            // From here on there is no way back, whatever signal comes. The one that tells consumers to look comes last.
            await open.CommitAsync();
            // The planner would go on with the figures of an almost empty table until autovacuum comes by.
            await orders[0].ExecuteAsync("ANALYZE orders, order_lines", cancellation);
        }
        catch (NpgsqlException e)
        {
            throw new CafeException($"the database of {data.Path} stopped the work, and no order was written: {e.Message}");
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(DataFolder data, Owner owner, bool asSuperuser, CancellationToken cancellation)
    {
        if (await StatusReport.OfAsync(data, cancellation) is not { Postgres: { Host: var host, Port: { } port } server })
            throw new CafeException($"the database of {data.Path} doesn't run; start the café: ./cafe up --detach{data.Option}");
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = host,
            Port = port,
            Database = owner.Database,
            Username = asSuperuser ? server.Superuser : owner.Database,
            Password = (await File.ReadAllTextAsync(
                asSuperuser ? server.PasswordFile : Path.Combine(Path.GetDirectoryName(server.PasswordFile)!, owner.PasswordFile), cancellation)).Trim(),
            ApplicationName = "cafe sales",
            // A bulk load is one long statement.
            CommandTimeout = 0,
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private sealed class Transactions : IAsyncDisposable
    {
        private readonly List<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> _all = [];

        public async Task<NpgsqlConnection> BeginAsync(DataFolder data, Owner owner, bool isTrusted, CancellationToken cancellation)
        {
            var connection = await OpenAsync(data, owner, isTrusted, cancellation);
            _all.Add((connection, await connection.BeginTransactionAsync(cancellation)));
            // Foreign keys are triggers, and this role of a session runs none.
            if (isTrusted) await connection.ExecuteAsync("SET LOCAL session_replication_role = replica", cancellation);
            return connection;
        }

        /// <summary>The last begun first.</summary>
        public async Task CommitAsync()
        {
            foreach (var (_, transaction) in Enumerable.Reverse(_all)) await transaction.CommitAsync(CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (connection, transaction) in _all)
            {
                await transaction.DisposeAsync();
                await connection.DisposeAsync();
            }
        }
    }

    /// <param name="Side">Of the route group: <c>monolith</c> or <c>service</c>.</param>
    /// <param name="Database">Also the name of its role.</param>
    private sealed record Owner(string Side, string Database)
    {
        public string PasswordFile => $"{Database.ToUpperInvariant()}_DB_PASSWORD";

        public static Owner Of(IReadOnlyList<RouteGroup> groups, string name) =>
            groups.First(group => group.Name == name).Mode == "service" ? new("service", name) : new("monolith", "cafe");

        /// <summary>Rows that were written around the events: consumers of another stream read the snapshot anew.</summary>
        public Task RestartEventsAsync(NpgsqlConnection connection, CancellationToken cancellation) => Side == "monolith"
            ? Task.CompletedTask
            : connection.ExecuteAsync("UPDATE outbox_stream SET id = gen_random_uuid()", cancellation);
    }
}

/// <summary>How orders are written in bulk.</summary>
/// <param name="Connections">How many write side by side, each in a transaction of its own.</param>
/// <param name="IsTrusted">What is written is right by construction: foreign keys aren't checked again, which is more
/// than half of the work. It needs the superuser of the café's own cluster.</param>
internal readonly record struct BulkLoad(int Connections, bool IsTrusted)
{
    /// <summary>All or nothing, and every key checked.</summary>
    public static readonly BulkLoad Checked = new(1, false);
}

internal static class Sql
{
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
