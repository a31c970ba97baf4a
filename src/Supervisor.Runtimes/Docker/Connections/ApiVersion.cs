using System.Globalization;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>A version of the Engine API, such as 1.41.</summary>
internal readonly record struct ApiVersion(int Major, int Minor) : IComparable<ApiVersion>
{
    /// <summary>Docker 20.10, and all that Podman speaks.</summary>
    public static ApiVersion Lowest { get; } = new(1, 41);

    /// <summary>The last one whose changes were looked through.</summary>
    public static ApiVersion Highest { get; } = new(1, 48);

    public int CompareTo(ApiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public static bool operator <(ApiVersion left, ApiVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ApiVersion left, ApiVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ApiVersion left, ApiVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ApiVersion left, ApiVersion right) => left.CompareTo(right) >= 0;

    /// <returns>Null when it is no version.</returns>
    public static ApiVersion? Parse(string? text) =>
        text?.Split('.') is [var major, var minor] && Number(major) is { } high && Number(minor) is { } low
            ? new ApiVersion(high, low)
            : null;

    public override string ToString() => $"{Major}.{Minor}";

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
