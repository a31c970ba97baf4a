using System.Globalization;

namespace Supervisor.Supervision.Placing;

internal static class SizeText
{
    private const decimal Gibibyte = 1L << 30;
    private const decimal Mebibyte = 1L << 20;

    /// <summary>As fleet files write it.</summary>
    internal static string Of(decimal bytes) =>
        bytes >= Gibibyte
            ? (bytes / Gibibyte).ToString("0.##", CultureInfo.InvariantCulture) + "g"
            : (bytes / Mebibyte).ToString("0.##", CultureInfo.InvariantCulture) + "m";
}
