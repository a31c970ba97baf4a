namespace Supervisor.Fleet.Compose.Texts;

/// <summary>A device in one text, all parts written out: <c>/dev/snd:/dev/snd:rwm</c>.</summary>
internal static class DeviceText
{
    private const string AllRights = "rwm";

    public static Parsed<string> Parse(string text)
    {
        var parts = text.Split(':');
        return parts switch
        {
            _ when IsNamed(text) => text,
            { Length: > 3 } => Parsed<string>.Not("it has more than three parts"),
            [""] or ["", ..] => Parsed<string>.Not("it names no device"),
            [var source] => Of(source, null, null),
            [var source, var rights] when !rights.StartsWith('/') => Of(source, null, rights),
            [var source, var target] => Of(source, target, null),
            _ => Of(parts[0], parts[1], parts[2]),
        };
    }

    public static Parsed<string> Of(string source, string? target, string? rights) =>
        rights is null || AreRights(rights)
            ? $"{source}:{target ?? source}:{rights ?? AllRights}"
            : Parsed<string>.Not($"'{rights}' are no rights: write some of the letters r, w and m");

    public static bool AreRights(string text) => text.Length is > 0 and <= 3 && text.All(AllRights.Contains);

    /// <summary><c>b 8:* rw</c></summary>
    public static bool IsRule(string text)
    {
        var parts = text.Split(' ');
        return parts is ["a" or "b" or "c", var numbers, var rights]
            && AreRights(rights)
            && numbers.Split(':') is [var major, var minor]
            && IsNumberOrStar(major)
            && IsNumberOrStar(minor);
    }

    /// <summary>A device by the name that its vendor gave it (CDI): <c>nvidia.com/gpu=all</c>.</summary>
    private static bool IsNamed(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && text.IndexOf('=', StringComparison.Ordinal) > slash;
    }

    private static bool IsNumberOrStar(string text) => text is "*" || (text.Length > 0 && text.All(char.IsAsciiDigit));
}
