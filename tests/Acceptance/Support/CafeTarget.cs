using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// The café under test. With <c>CAFE_TARGET</c> it is one that runs already, named by its <c>--data</c> folder, such as that
/// of <c>cafe test</c>; else the suite starts its own and removes it at the end, with <c>CAFE_IN=containers</c> by the
/// container engine. <c>CAFE_ANSWERED_BY</c> says who answers: <c>services</c> behind the gateway (without it), the
/// monolith behind the <c>gateway</c>, or the <c>monolith</c> itself, past the gateway. Tests see it as its guests and its
/// staff do: through <see cref="CreateClient"/>.
/// </summary>
public sealed class CafeTarget
{
    /// <summary>The trait of tests that reach the data of one route group through another: an order of an item that the test has
    /// added, a report of orders. They can't pass where those groups are on different sides, and <c>cafe test</c> leaves them
    /// out there.</summary>
    public const string Groups = "Groups";

    /// <summary>The trait's value.</summary>
    public const string Several = "several";

    private readonly string? _running = Environment.GetEnvironmentVariable("CAFE_TARGET");
    private readonly string _answeredBy = Environment.GetEnvironmentVariable("CAFE_ANSWERED_BY") is { Length: > 0 } by ? by : "services";
    private readonly bool _inContainers = Environment.GetEnvironmentVariable("CAFE_IN") == "containers";
    private readonly ConcurrentBag<string> _addedItems = [];
    private readonly SocketsHttpHandler _connections;
    private CafeCommand _command = null!;
    private StaffToken _staffToken = null!;

    public CafeTarget() => _connections = Connections();

    public string DataFolder { get; private set; } = "";

    public Uri Url { get; private set; } = null!;

    /// <summary>Of <see cref="Url"/>.</summary>
    public IPAddress Address => IPAddress.TryParse(Url.Host, out var address) ? address : IPAddress.Loopback;

    public string MailFolder { get; private set; } = "";

    /// <summary>For the tests of signing in; others are staff by <see cref="CreateClient"/>.</summary>
    public string StaffPassword => _staffToken.Password;

    /// <summary>The database that owns the orders: the monolith's, or that of the orders service.</summary>
    public NpgsqlDataSource OrdersDatabase { get; private set; } = null!;

    /// <summary>The menu service's database.</summary>
    public NpgsqlDataSource MenuDatabase { get; private set; } = null!;

    /// <summary>The reporting service's database; <c>null</c> where it doesn't follow the orders.</summary>
    public NpgsqlDataSource? ReportingDatabase { get; private set; }

    public async Task StartAsync()
    {
        _command = CafeCommand.Find();
        if (_running is { Length: > 0 })
        {
            DataFolder = Path.GetFullPath(_running);
        }
        else
        {
            DataFolder = Directory.CreateTempSubdirectory("cafe-acceptance-").FullName;
            // The first start of a clone builds it.
            await _command.RunAsync(
                TimeSpan.FromMinutes(15),
                [
                    "up", "--detach", "--port", "0", "--data", DataFolder,
                    "--start-at", _answeredBy == "services" ? "service" : "monolith",
                    .. _inContainers ? (string[])["--docker"] : [],
                ]);
        }

        var status = await StatusAsync();
        MailFolder = status.MailFolder;
        // Straight to the container: the engine's own proxy between would take requests that a server refuses.
        Url = _answeredBy == "monolith" ? status.UrlOf("monolith") : _inContainers ? status.UrlOf("gateway") : status.Url;
        _staffToken = new StaffToken(
            CreateClient(), (await File.ReadAllTextAsync(status.StaffPasswordFile)).TrimEnd('\r', '\n'));
        var routes = await _command.RunAsync(TimeSpan.FromMinutes(1), "route", "--data", DataFolder);
        var ordersAreTheServices = _answeredBy != "monolith" && Regex.IsMatch(routes, @"^orders\s+service$", RegexOptions.Multiline);
        OrdersDatabase = await DatabaseAsync(status.Postgres, ordersAreTheServices ? "orders" : "cafe");
        MenuDatabase = await DatabaseAsync(status.Postgres, "menu");
        if (ordersAreTheServices)
            ReportingDatabase = await DatabaseAsync(status.Postgres, "reporting");
    }

    private static async Task<NpgsqlDataSource> DatabaseAsync(PostgresStatus server, string name) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = server.Host,
            Port = server.Port,
            Database = name,
            Username = server.Superuser,
            Password = (await File.ReadAllTextAsync(server.PasswordFile)).TrimEnd('\r', '\n'),
            IncludeErrorDetail = true,
            MaxPoolSize = 5,
        });

    public async Task StopAsync()
    {
        if (OrdersDatabase is not null)
            await OrdersDatabase.DisposeAsync();
        if (MenuDatabase is not null)
            await MenuDatabase.DisposeAsync();
        if (ReportingDatabase is not null)
            await ReportingDatabase.DisposeAsync();

        if (_running is { Length: > 0 })
        {
            await ArchiveAddedItemsAsync();
        }
        else if (DataFolder.Length > 0)
        {
            await _command.RunAsync(TimeSpan.FromMinutes(1), "down", "--volumes", "--data", DataFolder);
            // Where the database's user can't reach the data folder, a link in it leads to the cluster.
            var link = new DirectoryInfo(Path.Combine(DataFolder, "postgres"));
            if (link.Exists && link.ResolveLinkTarget(returnFinalTarget: true) is { } cluster)
                Directory.Delete(cluster.FullName, recursive: true);
            Directory.Delete(DataFolder, recursive: true);
        }

        _connections.Dispose();
    }

    public async Task<CafeStatus> StatusAsync()
    {
        var json = await _command.RunAsync(TimeSpan.FromMinutes(1), "status", "--json", "--data", DataFolder);
        return JsonSerializer.Deserialize<CafeStatus>(json, JsonSerializerOptions.Web)!;
    }

    /// <param name="staff">Signed in as staff; else a guest.</param>
    /// <param name="from">Where the client's connections come from: any of 127.0.0.0/8 is this machine, and has another one that
    /// stands for it where the café runs in containers.</param>
    public CafeClient CreateClient(bool staff = false, IPAddress? from = null)
    {
        HttpMessageHandler handler = from is null ? _connections : Connections(_inContainers ? BridgeAddress.For(Address, from) : from);
        if (staff)
            handler = new StaffSignIn(_staffToken, handler);
        return new CafeClient(
            new HttpClient(handler) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(30) }, _addedItems.Add);
    }

    private SocketsHttpHandler Connections(IPAddress? from = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // Header values that aren't ASCII are something to try, not something to refuse here.
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        };
        if (from is not null)
        {
            handler.ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(Address, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        return handler;
    }

    // Somebody else's café gets its menu back as it was.
    private async Task ArchiveAddedItemsAsync()
    {
        var staff = CreateClient(staff: true);
        foreach (var item in _addedItems)
            await staff.Delete(item, ("If-Match", "*"));
    }
}
