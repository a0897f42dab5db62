using Cafe.Reporting.Forecast;

namespace Cafe.Tests.Unit.Reporting;

public class NegativeBinomialTests
{
    [Theory]
    [InlineData(0.03, 1.1)]
    [InlineData(0.7, 0.05)]
    [InlineData(12, 1)]
    [InlineData(250, 3)]
    public void It_has_the_mean_and_the_variance_that_it_is_given(double mean, double dispersion)
    {
        var sales = new NegativeBinomial(mean, dispersion);
        var probabilities = Enumerable.Range(0, 3000).Select(units => Math.Exp(sales.LogProbability(units))).ToList();

        probabilities.Sum().ShouldBe(1, 1e-6);
        probabilities.Select((p, units) => p * units).Sum().ShouldBe(mean, 1e-4 * mean);
        probabilities.Select((p, units) => p * (units - mean) * (units - mean)).Sum()
            .ShouldBe(mean * (1 + dispersion), 1e-4 * mean * (1 + dispersion));
    }

    [Theory]
    [InlineData(0.1, 1, 0, 0)] // not sold on nine days in ten: nothing is range enough
    [InlineData(0.4, 1, 0, 1)]
    [InlineData(100_000, 1, 99_427, 100_570)] // as a normal distribution: 1.2816 standard deviations of 447
    public void Its_range_is_the_shortest_that_is_likely_enough(double mean, double dispersion, int low, int high)
    {
        var range = new NegativeBinomial(mean, dispersion).ShortestRange(0.8);

        range.Low.ShouldBeInRange(low - low / 1000, low + low / 1000);
        range.High.ShouldBeInRange(high - high / 1000, high + high / 1000);
    }

    [Fact]
    public void No_shorter_range_would_do()
    {
        var sales = new NegativeBinomial(9, 1.5);
        var (low, high) = sales.ShortestRange(0.8);

        Probability(low, high).ShouldBeGreaterThanOrEqualTo(0.8);
        Enumerable.Range(0, 60).Max(first => Probability(first, first + high - low - 1)).ShouldBeLessThan(0.8);

        double Probability(int first, int last) =>
            Enumerable.Range(first, last - first + 1).Sum(units => Math.Exp(sales.LogProbability(units)));
    }

    [Theory]
    [InlineData(0.2, 1, 0)]
    [InlineData(0.9, 0.05, 1)]
    [InlineData(40, 0.1, 40)]
    public void Its_median_parts_the_days_in_halves(double mean, double dispersion, int median) =>
        new NegativeBinomial(mean, dispersion).Median().ShouldBe(median);
}
