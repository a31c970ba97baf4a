using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;

namespace Supervisor.Cli.Fleet;

/// <summary>The operator's own files; <c>-</c> is standard input.</summary>
/// <param name="stop">Ends the waiting for somebody who types.</param>
internal sealed class DiskFiles(CancellationToken stop = default) : IFleetFiles
{
    public const string StandardInput = "-";

    private const string Remedy = "Name a fleet file that is there and can be read.";

    private ReadOnlyMemory<byte>? _input;

    public Outcome<ReadOnlyMemory<byte>> Read(string path)
    {
        try
        {
            return path is StandardInput ? ReadInput() : ReadFile(path);
        }
        catch (FileNotFoundException)
        {
            return Unreadable(path, "There is no such file.");
        }
        catch (DirectoryNotFoundException)
        {
            return Unreadable(path, "Its directory does not exist.");
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable(path, Directory.Exists(path) ? "It is a directory." : "You have no right to read it.");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Unreadable(path, e.Message);
        }
    }

    public bool Exists(string path) => path is StandardInput || File.Exists(path);

    /// <summary>Whole, because an engine takes no other path for what it mounts.</summary>
    public string Resolve(string directory, string path) =>
        path is StandardInput ? path : Path.GetFullPath(path, Path.GetFullPath(directory));

    private static Outcome<ReadOnlyMemory<byte>> ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        return ReadBounded(path, file);
    }

    /// <summary>Standard input can be read only once, and a file may be asked for again.</summary>
    private Outcome<ReadOnlyMemory<byte>> ReadInput()
    {
        if (_input is { } known)
        {
            return known;
        }

        using var input = new PatientInput(stop);
        var content = ReadBounded(StandardInput, input);
        _input = content.IsOk ? content.Value : null;
        return content;
    }

    /// <summary>Stops at the limit: the length of a pipe or a device is known to nobody.</summary>
    private static Outcome<ReadOnlyMemory<byte>> ReadBounded(string path, Stream file)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        int count;
        while ((count = file.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, count);
            if (content.Length > FleetLimits.FileBytes)
            {
                return Unreadable(
                    path,
                    $"It has more than {FleetLimits.FileBytes >> 20} MiB, which no fleet file has."
                );
            }
        }

        return new ReadOnlyMemory<byte>(content.GetBuffer(), 0, (int)content.Length);
    }

    private static OperatorError Unreadable(string path, string why) =>
        new(ErrorCodes.UnreadableFile, $"The file '{path}' cannot be read.", why, Remedy);
}
