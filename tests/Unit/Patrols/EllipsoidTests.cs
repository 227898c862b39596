using GridOrleans.Patrols;
using Xunit;

namespace GridOrleans.Unit.Patrols;

public sealed class EllipsoidTests
{
    /// <summary>The references are geodesics of GeographicLib (Karney 2013), by its JavaScript release 2.</summary>
    [Theory]
    [InlineData(40.09, 113.30, 40.0901, 113.3001, 14.0007)]
    [InlineData(40.09, 113.30, 40.10, 113.31, 1400.0353)]
    [InlineData(40.09, 113.30, 40.09, 113.35, 4264.0820)]
    [InlineData(40.09, 113.30, 40.18, 113.30, 9993.3505)]
    [InlineData(39.05, 112.60, 39.13, 112.66, 10287.1393)]
    [InlineData(40.70, 114.50, 40.75, 114.45, 6976.6251)]
    public void A_distance_is_that_of_the_geodesic_to_a_millionth(
        double lat1, double lon1, double lat2, double lon2, double metres)
    {
        var found = Ellipsoid.Metres(lon1, lat1, lon2, lat2);

        Assert.InRange(found, metres * (1 - 1e-6) - 1e-4, metres * (1 + 1e-6) + 1e-4);
    }
}
