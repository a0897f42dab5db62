using System.Buffers;
using System.Globalization;
using System.Net;

namespace Cafe.Events;

/// <summary>The events of a service from its feed (<see cref="EventFeed"/>): no broker between.</summary>
internal sealed class FeedSource(IHttpClientFactory clients, string service) : IEventSource
{
    private const int EventsPerPage = 1000;
    private const int RowsPerPage = 5000;

    /// <summary>In bytes: four times what a publisher ends its pages at.</summary>
    private const int LargestPage = 64 * 1024 * 1024;

    /// <summary>For one request, besides the time that it asks the publisher to wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task<EventPage> ReadSnapshotAsync(string consumer, string? after, CancellationToken cancel)
    {
        var key = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
        return GetAsync($"events/snapshot?consumer={consumer}&limit={RowsPerPage}{key}", TimeSpan.Zero, cancel);
    }

    public Task<EventPage> ReadAsync(string consumer, StreamPosition after, long passed, TimeSpan wait, CancellationToken cancel) =>
        GetAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"events?consumer={consumer}&stream={after.Stream}&after={after.Position}&passed={passed}&limit={EventsPerPage}&wait={wait.TotalSeconds:0}"),
            wait, cancel);

    public async Task ForgetAsync(string consumer, CancellationToken cancel)
    {
        using var client = clients.CreateClient(service);
        using var answer = await client.DeleteAsync(new Uri($"events/consumers/{consumer}", UriKind.Relative), cancel).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<EventPage> GetAsync(string address, TimeSpan wait, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(wait + Patience);
        try
        {
            using var client = clients.CreateClient(service);
            using var answer = await client.GetAsync(
                new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.Gone)
                throw new EventsGoneException($"{service} can't go on from {address}");
            if (!answer.IsSuccessStatusCode)
                throw new HttpRequestException($"{service} answered {(int)answer.StatusCode} to GET {address}", null, answer.StatusCode);
            return await ReadAsync(answer.Content, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{service} didn't answer GET {address} in time");
        }
    }

    private static async Task<EventPage> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        var body = new RentedBuffer();
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            while (await stream.ReadAsync(body.Free(LargestPage), cancel).ConfigureAwait(false) is > 0 and var read)
                body.Take(read);
            return EventJson.ReadPage(body.Written, body);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Memory from the shared pool that grows: pages are megabytes, and thousands make a snapshot.</summary>
    private sealed class RentedBuffer : IDisposable
    {
        private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
        private int _length;

        public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

        public Memory<byte> Free(int limit)
        {
            if (_length >= limit)
                throw new HttpRequestException($"The page of events has more than {limit} bytes.");
            if (_length == _bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(2 * _length);
                Written.CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_bytes);
                _bytes = larger;
            }

            return _bytes.AsMemory(_length);
        }

        public void Take(int read) => _length += read;

        public void Dispose()
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
