namespace Cafe.Reporting.Forecast;

/// <summary>
/// How many units are sold on a day, as a negative binomial distribution: the counts 0, 1, 2 … whose variance is
/// <c>mean × (1 + dispersion)</c>.
/// </summary>
/// <param name="Mean">Units a day, above 0.</param>
/// <param name="Dispersion">By how much the variance exceeds a Poisson distribution's, as a share of the mean; above 0.</param>
public readonly record struct NegativeBinomial(double Mean, double Dispersion)
{
    /// <summary>What is left out in both tails of the counts that are looked at.</summary>
    private const double Negligible = 1e-6;

    private double Size => Mean / Dispersion;

    /// <summary>The natural logarithm of the probability that just so many units are sold.</summary>
    public double LogProbability(long units)
    {
        var none = -Size * Math.Log(1 + Dispersion);
        return units == 0
            ? none
            : none + LogGamma(Size + units) - LogGamma(Size) - LogGamma(units + 1) + units * Math.Log(Dispersion / (1 + Dispersion));
    }

    /// <summary>The least count that is reached or undercut with a probability of one half.</summary>
    public int Median()
    {
        var below = 0.0;
        var units = 0;
        while ((below += Math.Exp(LogProbability(units))) < 0.5)
            units++;
        return units;
    }

    /// <summary>The fewest adjacent counts that together have at least this probability; of several such ranges the likeliest.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    public (int Low, int High) ShortestRange(double probability)
    {
        var (low, high, most) = (0, int.MaxValue, 0.0);
        var probabilities = new List<double>();
        var (sum, total, first) = (0.0, 0.0, 0);
        while (total < 1 - Negligible)
        {
            probabilities.Add(Math.Exp(LogProbability(probabilities.Count)));
            total += probabilities[^1];
            sum += probabilities[^1];
            while (sum - probabilities[first] >= probability)
                sum -= probabilities[first++];
            var last = probabilities.Count - 1;
            if (sum >= probability && (last - first < high - low || last - first == high - low && sum > most))
                (low, high, most) = (first, last, sum);
        }

        return (low, high);
    }

    /// <summary>
    /// Stirling's series, good to ten digits from 7 on (Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.41);
    /// below by Γ(x + 1) = x Γ(x).
    /// </summary>
    private static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 7; x++)
            product *= x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI)
            + (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * x * x)) / (x * x)) / x - Math.Log(product);
    }
}
