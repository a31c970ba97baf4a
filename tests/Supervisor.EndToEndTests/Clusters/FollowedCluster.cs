using System.Diagnostics;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>What somebody reads who follows the cluster from a node.</summary>
internal sealed class FollowedCluster : IDisposable
{
    private readonly Process _tail;
    private readonly List<string> _read = [];

    public FollowedCluster(ClusterNode node) => _tail = Process.Start(node.Pbm("cluster", "tail", "-o", "json"))!;

    /// <summary>News of the name that say so, after all that were seen before.</summary>
    public async Task SeesAsync(string name, string news)
    {
        while (true)
        {
            var line = await Patience.For(
                _tail.StandardOutput.ReadLineAsync(),
                $"news that {name} {news}",
                () => string.Join('\n', _read)
            );
            _read.Add(line ?? throw new InvalidOperationException($"It ended, after:\n{string.Join('\n', _read)}"));
            if (line.Contains($"\"{name}\"", StringComparison.Ordinal) && line.Contains(news, StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        if (!_tail.HasExited)
        {
            _tail.Kill();
        }

        _tail.Dispose();
    }
}
