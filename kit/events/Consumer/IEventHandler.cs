using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Cafe.Events;

/// <summary>
/// Keeps a read model up to date with the events of one source. Events may come late, again and out of order: what is
/// not newer than the version that the model has of an aggregate is ignored.
/// </summary>
/// <remarks>
/// A handler is made anew for each run, by the service container. Its SQL names tables without a schema: while the
/// read model is rebuilt, the connection's <c>search_path</c> leads to the new tables.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "What handles the events of this kit; delegates of .NET have no part in it.")]
public interface IEventHandler
{
    /// <summary>Applies events. Runs in a transaction that also moves the position: both are kept, or neither.</summary>
    /// <param name="events">In their order; several may be of one aggregate.</param>
    /// <param name="connection">Within the transaction.</param>
    /// <param name="cancel">Ends the work; the transaction is rolled back.</param>
    Task ApplyAsync(IReadOnlyList<CloudEvent> events, NpgsqlConnection connection, CancellationToken cancel);

    /// <summary>Fills the empty tables from a snapshot, in one transaction. A handler for millions of aggregates takes its
    /// own way here, such as <c>COPY</c>; the tables' indexes that aren't unique are made afterwards.</summary>
    /// <param name="pages">The aggregates, each once, in pages that are valid until the next one is asked for.</param>
    /// <param name="connection">Within the transaction.</param>
    /// <param name="cancel">Ends the work; the transaction is rolled back.</param>
    async Task LoadAsync(IAsyncEnumerable<IReadOnlyList<CloudEvent>> pages, NpgsqlConnection connection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(pages);
        await foreach (var page in pages.WithCancellation(cancel).ConfigureAwait(false))
            await ApplyAsync(page, connection, cancel).ConfigureAwait(false);
    }
}
