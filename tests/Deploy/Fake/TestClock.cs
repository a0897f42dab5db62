namespace Cafe.Tests.Deploy.Fake;

/// <summary>
/// Virtual time. It starts at a fixed instant and stands still until somebody advances it, or until
/// <see cref="AutoAdvance"/> pumps it from timer to timer.
/// </summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>How many looks in a row have to find nothing going on before a pump moves the time.</summary>
    private const int QuietLooks = 3;

    private readonly Lock _lock = new();
    private readonly List<VirtualTimer> _timers = [];
    private DateTimeOffset _now = Start;
    private long _changes;
    private long _order;

    /// <summary>Where the time starts.</summary>
    public static DateTimeOffset Start { get; } = new(2030, 1, 7, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The virtual time since <see cref="Start"/>.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the time on and calls the timers that fall due on the way, each at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (FireNext(until))
        {
            // Each call fires one timer.
        }
        lock (_lock)
            _now = until > _now ? until : _now;
    }

    /// <summary>
    /// Moves the time to the next due timer whenever nothing is in flight at the fake, no thread of this process has
    /// anything to do, and that for a few real milliseconds: whoever waits with this clock waits no longer than it
    /// takes to get there. Until disposed of.
    /// </summary>
    public IDisposable AutoAdvance(FakeAws fake) => new Pump(this, fake);

    private bool FireNext(DateTimeOffset until)
    {
        VirtualTimer? next;
        lock (_lock)
        {
            next = _timers.Where(timer => timer.Due <= until).MinBy(timer => (timer.Due, timer.Order));
            if (next is null)
                return false;

            _now = next.Due > _now ? next.Due : _now;
            next.Rearm();
            _changes++;
        }
        next.Fire();
        return true;
    }

    private (long Changes, DateTimeOffset? Next) Look()
    {
        lock (_lock)
            return (_changes, _timers.Count == 0 ? null : _timers.Min(timer => timer.Due));
    }

    private sealed class VirtualTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public long Order { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                clock._changes++;
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;

                Due = clock._now + dueTime;
                Order = clock._order++;
                clock._timers.Add(this);
                return true;
            }
        }

        /// <summary>Under the clock's lock, when the timer is due.</summary>
        public void Rearm()
        {
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
                clock._timers.Remove(this);
            else
                Due += _period;
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Pump : IDisposable
    {
        private readonly TestClock _clock;
        private readonly FakeAws _fake;
        private readonly Thread _thread;
        private volatile bool _stopped;

        public Pump(TestClock clock, FakeAws fake)
        {
            (_clock, _fake) = (clock, fake);
            _thread = new(Run) { IsBackground = true, Name = "virtual time" };
            _thread.Start();
        }

        public void Dispose()
        {
            _stopped = true;
            if (Thread.CurrentThread != _thread)
                _thread.Join();
        }

        private void Run()
        {
            var seen = (Changes: -1L, Activity: -1L);
            var quiet = 0;
            while (!_stopped)
            {
                Thread.Sleep(1);
                var (changes, next) = _clock.Look();
                var now = (changes, _fake.Activity);
                quiet = _fake.InFlight == 0 && !_fake.IsRetryDue && seen == now && Threads.AllWait() ? quiet + 1 : 0;
                seen = now;
                if (quiet < QuietLooks || next is not { } due)
                    continue;

                quiet = 0;
                _clock.FireNext(due);
            }
        }
    }

    /// <summary>What the threads of this process are doing.</summary>
    private static class Threads
    {
        private const string Folder = "/proc/self/task";

        /// <summary>
        /// Whether none but the caller runs or could run. How long nothing has happened says little where the machine is
        /// busy: a thread that has something to do may wait long for its turn.
        /// </summary>
        public static bool AllWait()
        {
            if (ThreadPool.PendingWorkItemCount > 0)
                return false;
            if (!OperatingSystem.IsLinux())
                return true;

            var running = 0;
            foreach (var thread in Directory.EnumerateDirectories(Folder))
            {
                try
                {
                    var stat = File.ReadAllText($"{thread}/stat");
                    // The state stands behind the name, which may itself have brackets.
                    if (stat[stat.LastIndexOf(')') + 2] is 'R' or 'D' && ++running > 1)
                        return false;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    return false; // A thread has just ended.
                }
            }

            return true;
        }
    }
}
