namespace Supervisor.TestKit.Etcd;

public static class EtcdProgram
{
    /// <summary>Why a test is skipped where there is none.</summary>
    public const string IsMissing = "etcd is not there, nor could it be had from Debian's archive.";

    /// <summary>Installed, or unpacked by the tests' set-up; null: neither.</summary>
    public static string? Path { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Append(
                System.IO.Path.GetFullPath("../../../../test/packages/etcd-server/usr/bin", AppContext.BaseDirectory)
            )
            .Select(directory => System.IO.Path.Combine(directory, "etcd"))
            .FirstOrDefault(File.Exists);
}
