namespace Supervisor.Node.Settings;

/// <summary>What the settings depend on beside the command line.</summary>
internal sealed record SettingsSurroundings(
    Func<string, string?> Environment,
    Func<string, byte[]> ReadFile,
    string WorkingDirectory,
    string HostName,
    bool IsRoot
)
{
    public static SettingsSurroundings OfProcess() =>
        new(
            System.Environment.GetEnvironmentVariable,
            File.ReadAllBytes,
            System.Environment.CurrentDirectory,
            System.Environment.MachineName,
            System.Environment.IsPrivilegedProcess
        );
}
