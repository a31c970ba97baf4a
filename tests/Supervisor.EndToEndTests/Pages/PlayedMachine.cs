using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Pages;

/// <summary>A machine of a page: a directory of this one, in which everything is that it has.</summary>
internal sealed class PlayedMachine : IDisposable
{
    private static readonly string[] Folders =
    [
        "etc/default",
        "etc/systemd/system",
        "lib/systemd/system",
        "root",
        "run",
        "usr/bin",
        "usr/local/bin",
        "var/lib",
        "var/log",
    ];

    private readonly PlayedWorld _world;

    public PlayedMachine(PlayedWorld world, string name)
    {
        (_world, Name) = (world, name);
        foreach (var folder in Folders)
        {
            Directory.CreateDirectory(PathOf(folder));
        }

        File.WriteAllText(Where, PathOf("root"));
    }

    public string Name { get; }

    /// <summary>Somebody sits there who logs in elsewhere.</summary>
    private bool IsWithoutDaemon => Name == "laptop";

    public string Data => PathOf("var/lib/supervisor");

    /// <summary>What its services have said.</summary>
    public string Logs =>
        string.Join(
            '\n',
            Directory.GetFiles(PathOf("var/log")).Select(file => $"{file}:\n{string.Join('\n', LastLines(file))}")
        );

    /// <summary>The directory in which its operator is.</summary>
    private string Where => PathOf("run/where");

    /// <summary>Runs a command line as root's shell there would.</summary>
    /// <param name="command">With paths and addresses that are true here.</param>
    public Task<ProgramResult> RunAsync(string command)
    {
        var start = Programs.Start(
            "/bin/bash",
            ["-c", "cd \"$(cat \"$0\")\" || exit; eval \"$1\"; code=$?; pwd >\"$0\"; exit $code", Where, command],
            PathOf("root")
        );
        var path = start.Environment["PATH"];
        start.Environment["PATH"] = $"{PlayedWorld.Hands}:{PathOf("usr/local/bin")}:{path}";
        start.Environment["PLAYED_MACHINE"] = PathOf("");
        start.Environment["PLAYED_WORLD"] = _world.Directory;
        start.Environment["PLAYED_ETCD"] = _world.Etcd;
        start.Environment["PLAYED_SUPERVISOR"] = Programs.Supervisor;
        start.Environment["PLAYED_PBM"] = Programs.Pbm;
        if (!IsWithoutDaemon)
        {
            // Root's own, and a port for each daemon of this one machine.
            start.Environment["SUPERVISOR_DATA_DIR"] = Data;
            start.Environment["SUPERVISOR_LISTEN"] = "127.0.0.1:0";
        }

        return ProgramResult.OfAsync(start);
    }

    /// <summary>Everything that runs there is killed at once.</summary>
    public void PullThePlug() => Remains.End(PathOf("") + "/", Data);

    public Task<ProgramResult> PlugInAsync() => RunAsync("systemctl boot");

    public void Dispose() => PullThePlug();

    private string PathOf(string path) => Path.Combine(_world.Directory, Name, path).TrimEnd('/');

    private static IEnumerable<string> LastLines(string file) => File.ReadLines(file).TakeLast(20);
}
