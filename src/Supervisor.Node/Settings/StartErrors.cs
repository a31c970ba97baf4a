using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Settings;

/// <summary>Why the daemon does not start. The codes decide the exit code: 2 for what was typed wrong, 1 for the rest.</summary>
internal static class StartErrors
{
    public const string Prefix = "start.";

    private const string UsageCode = "usage.bad-setting";

    public static OperatorError Usage(string message, string remedy = "") => new(UsageCode, message, "", remedy);

    public static OperatorError BadSetting(SettingValue value, string why) =>
        new(UsageCode, $"'{value.Text}' is no value for {value.Source}.", why, "");

    public static OperatorError Because(string code, string message, string why, string remedy) =>
        new(Prefix + code, message, why, remedy);
}
