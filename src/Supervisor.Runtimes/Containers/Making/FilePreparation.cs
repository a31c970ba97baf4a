using System.Security.Cryptography;
using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>
/// Lays out on the machine what a container is to see and may only read, in a folder that nobody else of the machine can look
/// into. What it holds is the definition's: another content is another container.
/// </summary>
internal static class FilePreparation
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const int NameBytes = 8;

    /// <returns>The files of the machine, by the place where the container sees them.</returns>
    public static Outcome<IReadOnlyDictionary<string, string>> LayOut(
        ContainerDefinition definition,
        ContainerPlace place,
        ImageFacts image
    )
    {
        var laid = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in definition.Files)
        {
            var path = Path.Combine(place.FilesFolder, NameOf(file));
            if (Write(path, file, FileOwner.Of(file, definition.Service.User, image)) is { } why)
            {
                return MakingErrors.NotLaidOut(definition, file, place.FilesFolder, why);
            }

            laid[file.Target] = path;
        }

        return Clear(definition, place, laid) is { } left ? left : laid;
    }

    /// <summary>What an earlier definition had there, or a daemon that was killed amid it: secrets that nobody needs any more.</summary>
    private static OperatorError? Clear(
        ContainerDefinition definition,
        ContainerPlace place,
        Dictionary<string, string> laid
    )
    {
        try
        {
            var there = Directory.Exists(place.FilesFolder) ? Directory.EnumerateFiles(place.FilesFolder) : [];
            foreach (var path in there.Except(laid.Values, StringComparer.Ordinal).ToList())
            {
                File.Delete(path);
            }

            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return MakingErrors.NotCleared(definition, place.FilesFolder, cause.Message);
        }
    }

    /// <returns>Why it could not be; null: it is there.</returns>
    private static string? Write(string path, PlacedFile file, FileOwner owner)
    {
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            Make(folder);
            // A container that runs keeps the file that it has: a new one takes its place, and none is changed.
            var beside = Path.Combine(folder, $".{Guid.NewGuid():N}");
            try
            {
                return Put(beside, path, file, owner);
            }
            finally
            {
                // Where it did not come to its place.
                File.Delete(beside);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return cause.Message;
        }
    }

    private static string? Put(string beside, string path, PlacedFile file, FileOwner owner)
    {
        WriteNew(beside, [.. file.Content]);
        var isHis = owner.Take(beside);
        if (!isHis && owner.IsAsked)
        {
            return $"The daemon may not give it to {owner}.";
        }

        SetMode(beside, owner.ModeOf(file, isHis));
        File.Move(beside, path, overwrite: true);
        return null;
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    private static void WriteNew(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>The same for the same place, and for people to read.</summary>
    private static string NameOf(PlacedFile file)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(file.Target)).AsSpan(0, NameBytes);
        return $"{Convert.ToHexStringLower(hash)}-{Path.GetFileName(file.Target)}";
    }
}
