namespace Cafe.Extraction;

/// <summary>One line of the history.</summary>
/// <param name="Group">Whose mode was changed.</param>
/// <param name="From">Its mode before; <c>null</c> where it had none yet.</param>
/// <param name="To">Its mode since.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who changed it.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="Hidden">What became invisible by it, in words; <c>null</c> for nothing.</param>
public sealed record RouteChange(
    string Group, RouteMode? From, RouteMode To, DateTimeOffset At, string Who, string Why, string? Hidden);

/// <summary>How an attempt to change a mode ended.</summary>
/// <param name="Mode">The mode now.</param>
/// <param name="Changed">Whether it is another one than before.</param>
/// <param name="Hidden">What is invisible now, or what would have been, which is why nothing was changed.</param>
public sealed record ChangeOutcome(RouteMode Mode, bool Changed, IReadOnlyList<HiddenWrites> Hidden);
