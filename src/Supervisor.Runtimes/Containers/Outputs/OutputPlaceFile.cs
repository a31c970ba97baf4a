using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>
/// Where the place of a container's output is written down: after each piece that was copied, in place and in one write, so
/// that a daemon that is killed leaves a whole one. It need not outlive the machine more exactly than the log does.
/// </summary>
internal sealed class OutputPlaceFile : IDisposable
{
    private const int Length = 192;

    private readonly SafeFileHandle _file;

    private OutputPlaceFile(SafeFileHandle file, OutputPlace? place) => (_file, Place) = (file, place);

    /// <summary>Null: nothing was written down yet.</summary>
    public OutputPlace? Place { get; private set; }

    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The daemon's user may not.</exception>
    public static OutputPlaceFile Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var bytes = new byte[Length];
        var count = RandomAccess.Read(file, bytes, 0);
        return new OutputPlaceFile(file, OutputPlace.Parse(Encoding.ASCII.GetString(bytes, 0, count)));
    }

    public void Put(OutputPlace place)
    {
        RandomAccess.Write(_file, Encoding.ASCII.GetBytes($"{place}".PadRight(Length)), 0);
        Place = place;
    }

    public void Dispose() => _file.Dispose();
}
