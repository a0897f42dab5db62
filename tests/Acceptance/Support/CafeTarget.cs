using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Cafe.Tests.Acceptance.Support;

/// <summary>
/// The café under test. With <c>CAFE_TARGET</c> it is one that runs already, named by its <c>--data</c> folder; else
/// the suite starts its own and removes it at the end. Tests see it as its guests and its staff do: through
/// <see cref="CreateClient"/>.
/// </summary>
public sealed class CafeTarget
{
    private readonly string? _running = Environment.GetEnvironmentVariable("CAFE_TARGET");
    private readonly ConcurrentBag<string> _addedItems = [];
    private readonly SocketsHttpHandler _connections = Connections();
    private CafeCommand _command = null!;
    private StaffToken _staffToken = null!;

    public string DataFolder { get; private set; } = "";

    public Uri Url { get; private set; } = null!;

    public string MailFolder => Path.Combine(DataFolder, "mail");

    /// <summary>For the tests of signing in; others are staff by <see cref="CreateClient"/>.</summary>
    public string StaffPassword => _staffToken.Password;

    /// <summary>The database that owns the orders: the monolith's.</summary>
    public NpgsqlDataSource OrdersDatabase { get; private set; } = null!;

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
                TimeSpan.FromMinutes(5), "up", "--detach", "--port", "0", "--data", DataFolder);
        }

        var status = await StatusAsync();
        Url = status.Url;
        _staffToken = new StaffToken(
            CreateClient(), (await File.ReadAllTextAsync(status.StaffPasswordFile)).TrimEnd('\r', '\n'));
        OrdersDatabase = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = status.Postgres.Host,
            Port = status.Postgres.Port,
            Database = "cafe",
            Username = status.Postgres.Superuser,
            Password = (await File.ReadAllTextAsync(status.Postgres.PasswordFile)).TrimEnd('\r', '\n'),
            IncludeErrorDetail = true,
            MaxPoolSize = 5,
        });
    }

    public async Task StopAsync()
    {
        if (OrdersDatabase is not null)
            await OrdersDatabase.DisposeAsync();

        if (_running is { Length: > 0 })
        {
            await ArchiveAddedItemsAsync();
        }
        else if (DataFolder.Length > 0)
        {
            await _command.RunAsync(TimeSpan.FromMinutes(1), "down", "--data", DataFolder);
            // Where the database's user can't reach the data folder, a link in it leads to the cluster.
            var cluster = Directory.ResolveLinkTarget(Path.Combine(DataFolder, "postgres"), returnFinalTarget: true);
            if (cluster is not null)
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
    /// <param name="from">Where the client's connections come from: any of 127.0.0.0/8 is this machine.</param>
    public CafeClient CreateClient(bool staff = false, IPAddress? from = null)
    {
        HttpMessageHandler handler = from is null ? _connections : Connections(from);
        if (staff)
            handler = new StaffSignIn(_staffToken, handler);
        return new CafeClient(
            new HttpClient(handler) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(30) }, _addedItems.Add);
    }

    private static SocketsHttpHandler Connections(IPAddress? from = null)
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
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
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
