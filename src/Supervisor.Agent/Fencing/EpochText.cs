using System.Globalization;

namespace Supervisor.AgentLibrary.Fencing;

/// <summary>Epochs as they are written: digits. What is empty is 0, the epoch before all others.</summary>
internal static class EpochText
{
    private const int MostShown = 40;

    /// <param name="what">Where the text is from, as the subject of a sentence.</param>
    internal static long Parse(string text, string what)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return 0;
        }

        return long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            ? epoch
            : throw new FormatException(
                $"{what} is '{Shown(trimmed)}', which is no epoch (a whole number, 0 or above), so nothing is written."
            );
    }

    internal static string Of(long epoch) => epoch.ToString(CultureInfo.InvariantCulture) + "\n";

    private static string Shown(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > MostShown ? line[..MostShown] : line;
    }
}
