using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model.Services;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

internal static class Hosts
{
    public static readonly Gen<HostSettings> Settings = new Edits<HostSettings>()
        .Add(Word, (host, value) => host with { Hostname = value, DomainName = value })
        .Add(Map(List(Address)), (host, value) => host with { ExtraHosts = value })
        .Add(List(Address), (host, value) => host with { Dns = value })
        .Add(Words, (host, value) => host with { DnsSearch = value, DnsOptions = value })
        .Add(Gen.Elements("host", "shareable"), (host, value) => host with { Ipc = value, Pid = value })
        .Add(Gen.Constant("host"), (host, value) => host with { Uts = value, Cgroup = value, UsernsMode = value })
        .Add(HardwareAddress, (host, value) => host with { MacAddress = value })
        .Add(Word, (host, value) => host with { CgroupParent = value })
        .Add(
            List(Gen.Elements("/dev/snd:/dev/snd:rwm", "/dev/a:/dev/b:r", "nvidia.com/gpu=all")),
            (host, value) => host with { Devices = value }
        )
        .Add(List(Gen.Elements("c 1:3 mr", "a *:* rwm")), (host, value) => host with { DeviceCgroupRules = value })
        .Add(TextMap, (host, value) => host with { Sysctls = value })
        .Add(Words, (host, value) => host with { Tmpfs = value })
        .Of(Gen.Constant(new HostSettings()), most: 6);

    public static readonly Gen<SecuritySettings> Security = new Edits<SecuritySettings>()
        .Add(Flag, (security, value) => security with { Privileged = value, ReadOnlyRoot = !value })
        .Add(Words, (security, value) => security with { CapAdd = value })
        .Add(Words, (security, value) => security with { CapDrop = value })
        .Add(Texts, (security, value) => security with { SecurityOptions = value })
        .Add(Texts, (security, value) => security with { GroupAdd = value })
        .Of(Gen.Constant(new SecuritySettings()), most: 4);
}
