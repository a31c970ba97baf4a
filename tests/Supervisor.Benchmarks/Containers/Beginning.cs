using System.Diagnostics;

namespace Supervisor.Benchmarks.Containers;

/// <summary>A pipe in a directory that containers share: who begins writes a line into it, which is there at once.</summary>
internal sealed class Beginning : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly FileStream _pipe;
    private readonly byte[] _byte = new byte[1];

    public Beginning(string directory)
    {
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(directory, $"{Guid.NewGuid():N}"[..8])).FullName;
        var path = Path.Combine(Directory, "began");
        using (var made = Process.Start("mkfifo", ["-m", "666", path]))
        {
            made.WaitForExit();
        }

        // For both, so that it is never at its end, and nobody who writes has to wait for a reader.
        _pipe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }

    public string Directory { get; }

    public async Task NextAsync()
    {
        if (await Task.Run(() => _pipe.Read(_byte)).WaitAsync(Patience) == 0)
        {
            throw new InvalidOperationException("The pipe has an end, which it cannot have.");
        }
    }

    public void Dispose()
    {
        _pipe.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
