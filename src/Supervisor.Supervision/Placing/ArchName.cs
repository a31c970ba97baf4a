namespace Supervisor.Supervision.Placing;

/// <summary>Processors have several names each.</summary>
internal static class ArchName
{
    internal static bool IsSame(string left, string right) => Of(left) == Of(right);

    private static string Of(string text) =>
        text.ToLowerInvariant() switch
        {
            "amd64" or "x86_64" or "x86-64" => "x64",
            "aarch64" or "arm64/v8" => "arm64",
            "386" or "i386" or "i686" => "x86",
            "arm/v7" or "armv7l" or "armhf" => "arm",
            var other => other,
        };
}
