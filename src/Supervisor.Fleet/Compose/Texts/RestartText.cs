using Supervisor.Fleet.Binding;

namespace Supervisor.Fleet.Compose.Texts;

/// <summary>Compose's <c>restart</c>: <c>no</c>, <c>always</c>, <c>unless-stopped</c>, <c>on-failure[:TIMES]</c>.</summary>
internal static class RestartText
{
    public const string OnFailure = "on-failure";

    public static bool IsPolicy(string text) =>
        text is "no" or "always" or "unless-stopped" or OnFailure
        || (
            text.StartsWith($"{OnFailure}:", StringComparison.Ordinal)
            && ScalarText.Number(text[(OnFailure.Length + 1)..]) is >= 0
        );
}
