namespace Cafe.Reporting.Forecast;

/// <summary>A day on which the café sold something.</summary>
/// <param name="Units">By item; an item that isn't there was not sold.</param>
public sealed record SellingDay(DateOnly Date, IReadOnlyDictionary<long, long> Units);

/// <summary>What all items have in common.</summary>
/// <param name="Discount">How much of its weight a day keeps with each day that follows, between 0 and 1.</param>
/// <param name="Dispersion">See <see cref="NegativeBinomial"/>.</param>
public sealed record ModelParameters(double Discount, double Dispersion);

/// <summary>
/// Forecasts the units of each item by the negative binomial local level model with factors for the weekdays.
/// <para>
/// The level of an item is the exponentially smoothed number of units a day, and a day's sales are negative binomial
/// around level times factor: Snyder, Ord and Beaumont, "Forecasting the intermittent demand for slow-moving inventories:
/// a modelling approach", International Journal of Forecasting 28 (2012) 485–496, the undamped local level. Smoothing and
/// dispersion are the same for all items and those of greatest likelihood, which for short series of small counts is
/// better than parameters of each item's own: Snyder, Beaumont and Ord, "Intermittent demand forecasting for inventory
/// control: a multi-series approach", Monash University, Working Paper 15/12 (2012).
/// </para>
/// <para>
/// The weekday factors are the café's (group seasonal indices), and an item's own as far as it sells enough to show that
/// it differs: Boylan, Chen, Mohammadipour and Syntetos, "Formation of seasonal groups and application of seasonal
/// indices", Journal of the Operational Research Society 65 (2014) 227–241.
/// </para>
/// </summary>
public sealed class SalesModel(double discount)
{
    /// <summary>With so many units expected, what was sold on a weekday counts as much as what was believed before.</summary>
    private const double Prior = 20;

    private readonly Dictionary<long, Item> _items = [];
    private readonly Factors _cafe = new();

    /// <summary>The items that have been sold so far.</summary>
    public IEnumerable<long> Items => _items.Keys;

    /// <summary>How many units of an item sold so far are expected on such a day; above 0.</summary>
    public double Expect(long item, DayOfWeek weekday) => _items[item].Expect(weekday, _cafe.Of(weekday, 1));

    /// <summary>Learns from the next day on which the café sold; other days say nothing about demand.</summary>
    public void Learn(SellingDay day)
    {
        var weekday = day.Date.DayOfWeek;
        var factor = _cafe.Of(weekday, 1);
        if (_items.Count > 0)
            _cafe.Learn(weekday, day.Units.Values.Sum(), _items.Values.Sum(item => item.Level));
        foreach (var id in day.Units.Keys.Where(id => !_items.ContainsKey(id)))
            _items.Add(id, new(discount));
        foreach (var (id, item) in _items)
            item.Learn(weekday, day.Units.GetValueOrDefault(id), factor);
    }

    private sealed class Item(double discount)
    {
        // The level is units per exposure, both discounted: exponential smoothing that begins as a plain average.
        private double _units;
        private double _exposure;
        private readonly Factors _factors = new();

        public double Level => _units / _exposure;

        public double Expect(DayOfWeek weekday, double cafe) => Level * _factors.Of(weekday, cafe);

        public void Learn(DayOfWeek weekday, long units, double cafe)
        {
            var factor = _factors.Of(weekday, cafe);
            if (_exposure > 0)
                _factors.Learn(weekday, units, Level);
            _units = discount * _units + units;
            _exposure = discount * _exposure + factor;
        }
    }

    /// <summary>For each weekday, the units sold over those that the level alone would give.</summary>
    private sealed class Factors
    {
        private readonly double[] _sold = new double[7];
        private readonly double[] _expected = new double[7];

        /// <param name="prior">What the factor is taken for where nothing is known.</param>
        public double Of(DayOfWeek weekday, double prior) =>
            (_sold[(int)weekday] + Prior * prior) / (_expected[(int)weekday] + Prior);

        public void Learn(DayOfWeek weekday, double sold, double expected)
        {
            _sold[(int)weekday] += sold;
            _expected[(int)weekday] += expected;
        }
    }
}
