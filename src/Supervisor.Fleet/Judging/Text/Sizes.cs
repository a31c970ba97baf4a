using System.Globalization;

namespace Supervisor.Fleet.Judging.Text;

/// <summary>Sizes in the words of the file, so that what is read can be typed back.</summary>
internal static class Sizes
{
    private static readonly (string Unit, long Bytes)[] Units = [("g", 1L << 30), ("m", 1L << 20), ("k", 1L << 10)];

    public static string Text(decimal bytes)
    {
        foreach (var (unit, size) in Units)
        {
            if (bytes >= size)
            {
                return (bytes / size).ToString("0.##", CultureInfo.InvariantCulture) + unit;
            }
        }

        return $"{bytes}b";
    }
}
