using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model.Services;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

internal static class Mounts
{
    public static readonly Gen<FileGrant> Grant =
        from source in Word
        from target in HostPath
        from uid in Maybe(Word)
        from mode in MaybeValue(Rights)
        select new FileGrant(source, target)
        {
            Uid = uid,
            Gid = uid,
            Mode = mode,
        };

    public static readonly Gen<MountModel> Mount = new Edits<MountModel>()
        .Add(Flag, (mount, value) => mount with { ReadOnly = value, NoCopy = !value })
        .Add(Gen.Elements("rshared", "private"), (mount, value) => mount with { Propagation = value })
        .Add(Flag, (mount, value) => mount with { CreateHostPath = value })
        .Add(Gen.Elements("z", "Z"), (mount, value) => mount with { SelinuxLabel = value })
        .Add(Gen.Elements("disabled", "readonly"), (mount, value) => mount with { Recursive = value })
        .Add(Text, (mount, value) => mount with { Subpath = value })
        .Add(TextMap, (mount, value) => mount with { Labels = value })
        .Add(Bytes, (mount, value) => mount with { TmpfsBytes = value })
        .Add(Rights, (mount, value) => mount with { TmpfsMode = value })
        .Of(
            from kind in Gen.Elements(Enum.GetValues<MountKind>())
            from source in kind is MountKind.Bind ? HostPath : Word
            from target in HostPath
            select new MountModel(kind, source, target),
            most: 4
        );
}
