using System.Diagnostics;

namespace Supervisor.Benchmarks.Containers;

/// <summary>Debian's docker-compose, over the same engine.</summary>
internal static class ComposePeer
{
    /// <summary>Answers when it has started all, detached.</summary>
    public static async Task UpAsync(MeasuredEngine engine, string directory, string services)
    {
        var file = Path.Combine(directory, $"{engine.Project}.yaml");
        await File.WriteAllTextAsync(file, engine.Compose(services));
        var start = new ProcessStartInfo("docker-compose", ["-f", file, "up", "-d"])
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
