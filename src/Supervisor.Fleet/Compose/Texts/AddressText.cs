using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Supervisor.Fleet.Compose.Texts;

internal static class AddressText
{
    /// <summary>Written out: <c>127.1</c> and <c>1</c>, which some tools take for addresses, are slips here.</summary>
    public static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out var address)
        && (address.AddressFamily is AddressFamily.InterNetworkV6 || text.Count(letter => letter is '.') == 3);

    /// <summary><c>10.0.0.0/16</c></summary>
    public static bool IsSubnet(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && IsAddress(text[..slash])
            && int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= (text.Contains(':', StringComparison.Ordinal) ? 128 : 32);
    }

    /// <summary><c>02:42:ac:11:65:43</c></summary>
    public static bool IsHardware(string text)
    {
        var bytes = text.Split(':', '-');
        return bytes.Length == 6 && Array.TrueForAll(bytes, pair => pair.Length == 2 && pair.All(char.IsAsciiHexDigit));
    }
}
