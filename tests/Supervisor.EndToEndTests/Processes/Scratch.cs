namespace Supervisor.EndToEndTests.Processes;

/// <summary>
/// A directory of one test's own, with a path short enough for sockets; gone after the test, with what still runs of it, its
/// cgroups and its disk. Nothing else in these tests cleans up.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private SmallDisk? _disk;

    public string Home { get; } = Directory.CreateTempSubdirectory("sv-").FullName;

    public string Data => Path.Combine(Home, "data");

    public string File(string name) => Path.Combine(Home, name);

    /// <summary>Gives the data directory a disk of its own.</summary>
    public async Task<SmallDisk> MountDataAsync(int sizeInMiB) => _disk = await SmallDisk.MountAsync(Data, sizeInMiB);

    public void Dispose()
    {
        Remains.End(Home, Data);
        _disk?.Unmount();
        Directory.Delete(Home, recursive: true);
    }
}
