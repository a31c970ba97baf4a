using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Simulation.World;

/// <summary>
/// All that happened in a run, in order. The hash covers every line; only the last lines are kept, to be shown when the
/// run has failed, unless all are wanted.
/// </summary>
internal sealed class Trace(WorldClock clock, TextWriter? full) : IDisposable
{
    private const int LinesKept = 60;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Queue<string> _last = new();

    internal IReadOnlyCollection<string> LastLines => _last;

    internal void Add(string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{clock.Now.TotalSeconds, 10:F6} {what}");
        _hash.AppendData(Encoding.UTF8.GetBytes(line));
        full?.WriteLine(line);
        _last.Enqueue(line);
        if (_last.Count > LinesKept)
        {
            _last.Dequeue();
        }
    }

    internal string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
