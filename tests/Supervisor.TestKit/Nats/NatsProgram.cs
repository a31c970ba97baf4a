namespace Supervisor.TestKit.Nats;

public static class NatsProgram
{
    /// <summary>Why a test is skipped where there is none.</summary>
    public const string IsMissing = "nats-server is not there, nor could it be had from Debian's archive.";

    /// <summary>Installed, or unpacked by the tests' set-up; null: neither.</summary>
    public static string? Path { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Append(
                System.IO.Path.GetFullPath("../../../../test/packages/nats-server/usr/sbin", AppContext.BaseDirectory)
            )
            .Select(directory => System.IO.Path.Combine(directory, "nats-server"))
            .FirstOrDefault(File.Exists);
}
