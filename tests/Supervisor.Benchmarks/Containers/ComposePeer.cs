using System.Diagnostics;

namespace Supervisor.Benchmarks.Containers;

/// <summary>Debian's docker-compose, over the same engine.</summary>
internal static class ComposePeer
{
    /// <summary>It does not know the key by which a file names its project. Answers when it has started all, detached.</summary>
    public static async Task UpAsync(MeasuredEngine engine, string directory, string services)
    {
        var file = Path.Combine(directory, $"{engine.Project}.yaml");
        await File.WriteAllTextAsync(file, $"services:\n{services}");
        var start = new ProcessStartInfo("docker-compose", ["-p", engine.Project, "-f", file, "up", "-d"])
        {
            Environment = { ["DOCKER_HOST"] = engine.Host },
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var compose = Process.Start(start)!;
        var said = await compose.StandardError.ReadToEndAsync();
        await compose.WaitForExitAsync();
        if (compose.ExitCode != 0)
        {
            throw new InvalidOperationException(said);
        }
    }
}
