using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Guard.Storage;

/// <summary>
/// One state file: a line for each state, of which the last whole one counts. Adding to a file takes a tenth of the time in
/// which it is replaced, for a file system may begin to write to the disk when one takes another's place.
/// </summary>
internal static class RecordFile
{
    /// <summary>Beside a file that is about to be replaced, for the shorter one.</summary>
    public const string Beside = ".new";

    /// <summary>Far more than nearly every record ever needs; one with many states begins again there.</summary>
    private const int MostBytes = 64 * 1024;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const byte NewLine = (byte)'\n';

    /// <summary>Whoever is killed amid this leaves the state before it, or this one.</summary>
    public static void Add<T>(string path, T record, JsonTypeInfo<T> shape)
    {
        byte[] line =
        [
            // It begins a line of its own even after one that a full disk cut short.
            NewLine,
            .. JsonSerializer.SerializeToUtf8Bytes(record, shape),
            NewLine,
        ];
        using (var file = Open(path, FileMode.Append))
        {
            if (file.Position + line.Length <= MostBytes)
            {
                file.Write(line);
                return;
            }
        }

        Replace(path, line);
    }

    /// <exception cref="JsonException">It has no whole line.</exception>
    public static T? ReadLast<T>(string path, JsonTypeInfo<T> shape)
        where T : class
    {
        JsonException? torn = null;
        foreach (var line in File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            try
            {
                return JsonSerializer.Deserialize(line, shape);
            }
            catch (JsonException fault)
            {
                torn = fault;
            }
        }

        throw torn ?? new JsonException("it is empty");
    }

    private static void Replace(string path, byte[] line)
    {
        using (var file = Open(path + Beside, FileMode.Create))
        {
            file.Write(line);
        }

        File.Move(path + Beside, path, overwrite: true);
    }

    private static FileStream Open(string path, FileMode mode) =>
        new(
            path,
            new FileStreamOptions
            {
                Mode = mode,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
                BufferSize = 0,
            }
        );
}
