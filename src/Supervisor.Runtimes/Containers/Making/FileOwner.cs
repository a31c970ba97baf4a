using System.Globalization;
using System.Runtime.InteropServices;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>Whose a file is that a container sees: his who reads it there, as far as that is known by number.</summary>
/// <param name="Uid">Null: who reads it has a name, which only his container knows.</param>
/// <param name="IsAsked">The file says so.</param>
internal sealed partial record FileOwner(uint? Uid, uint? Gid, bool IsAsked)
{
    private const uint Unchanged = uint.MaxValue;

    private const UnixFileMode OwnersToRead = UnixFileMode.UserRead;
    private const UnixFileMode AllToRead = OwnersToRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <param name="user"><c>NAME[:GROUP]</c> or <c>UID[:GID]</c> of the file; null: the image's.</param>
    public static FileOwner Of(PlacedFile file, string? user, ImageFacts image)
    {
        var reader = (user ?? image.Config?.User) switch
        {
            null or "" or "root" => "0",
            var named => named,
        };
        var uid = Number(file.Uid) ?? Number(reader.Split(':')[0]);
        return new FileOwner(uid, Number(file.Gid), file.Uid is not null || file.Gid is not null);
    }

    /// <returns>Whether it is his now.</returns>
    public bool Take(string path) =>
        OperatingSystem.IsWindows()
        || (Uid is null && Gid is null)
        || ChangeOwner(path, Uid ?? Unchanged, Gid ?? Unchanged) == 0;

    /// <summary>For its owner alone to read; for all in the container, where it could not be made his.</summary>
    public UnixFileMode ModeOf(PlacedFile file, bool isHis) =>
        file.Mode is { } mode ? (UnixFileMode)mode
        : Uid is not null && isHis ? OwnersToRead
        : AllToRead;

    public override string ToString() => $"{Text(Uid)}:{Text(Gid)}";

    private static uint? Number(string? text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(uint? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
