using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;
using Supervisor.Tests.Fleet.Supervised;
using Xunit;

namespace Supervisor.Tests.Supervision.Limits;

public sealed class GroupPrivilegesTests
{
    [Theory]
    [InlineData("image: a", "")]
    [InlineData("image: a, privileged: true", "is privileged")]
    [InlineData("image: a, cap_drop: [ALL], cap_add: [NET_BIND_SERVICE, cap_chown]", "")]
    [InlineData("image: a, cap_add: [ALL]", "adds the capability ALL")]
    [InlineData("image: a, cap_add: [CAP_SYS_ADMIN]", "adds the capability CAP_SYS_ADMIN")]
    [InlineData("image: a, security_opt: ['no-new-privileges:true']", "")]
    [InlineData("image: a, security_opt: ['seccomp=unconfined']", "has the security option 'seccomp=unconfined'")]
    [InlineData(
        "image: a, security_opt: ['no-new-privileges:false']",
        "has the security option 'no-new-privileges:false'"
    )]
    [InlineData("image: a, runtime: runc", "")]
    [InlineData("image: a, runtime: /tmp/run", "is run by the runtime '/tmp/run'")]
    [InlineData("image: a, network_mode: none", "")]
    [InlineData("image: a, network_mode: bridge", "")]
    [InlineData("image: a, network_mode: 'service:db'", "")]
    [InlineData("image: a, network_mode: host", "has 'network_mode: host'")]
    [InlineData("image: a, network_mode: 'container:other'", "has 'network_mode: container:other'")]
    [InlineData("image: a, network_mode: 'service:tool'", "has 'network_mode: service:tool'")]
    [InlineData("image: a, networks: [back]", "")]
    [InlineData("image: a, networks: [machine]", "is in the network 'host'")]
    [InlineData("image: a, networks: [joined]", "is in the network 'container:other'")]
    [InlineData("image: a, pid: 'service:db'", "")]
    [InlineData("image: a, pid: 'container:other'", "has 'pid: container:other'")]
    [InlineData("image: a, ipc: shareable", "")]
    [InlineData("image: a, cgroup: private", "")]
    [InlineData("image: a, volumes: [/data]", "")]
    [InlineData("image: a, volumes: ['kept:/data']", "")]
    [InlineData("image: a, volumes: ['remote:/data']", "")]
    [InlineData("image: a, volumes: ['outside:/data']", "")]
    [InlineData("image: a, volumes: ['/var/run/docker.sock:/s']", "mounts /var/run/docker.sock")]
    [InlineData("image: a, volumes: ['bound:/data']", "mounts /etc")]
    [InlineData("image: a, volumes: ['shouted:/data']", "mounts /etc")]
    [InlineData("image: a, volumes: ['fetched:/data']", "mounts /etc")]
    [InlineData("image: a, volumes: ['named:/data:z']", "mounts /etc")]
    [InlineData(
        "image: a, volumes: ['layered:/data']",
        "mounts the volume 'layered', whose driver or options reach beyond the engine"
    )]
    [InlineData(
        "image: a, volumes: ['disk:/data']",
        "mounts the volume 'disk', whose driver or options reach beyond the engine"
    )]
    [InlineData(
        "image: a, volumes: ['twice:/data']",
        "mounts the volume 'twice', whose driver or options reach beyond the engine"
    )]
    [InlineData(
        "image: a, volumes: ['driven:/data']",
        "mounts the volume 'driven', whose driver or options reach beyond the engine"
    )]
    [InlineData("image: a, volumes_from: [db]", "takes over from db, which mounts /srv/db")]
    [InlineData(
        "image: a, volumes_from: ['container:other:ro']",
        "takes over what container:other:ro mounts, a container of no file"
    )]
    [InlineData("image: a, devices: [/dev/snd]", "has the device /dev/snd")]
    [InlineData("image: a, devices: ['acme.org/disk=all']", "has the device acme.org/disk=all")]
    [InlineData("image: a, devices: ['nvidia.com/gpu=all']", "has the GPU nvidia.com/gpu=all")]
    [InlineData("image: a, gpus: all", "asks for GPUs")]
    [InlineData("image: a, gpus: [{ driver: cdi, device_ids: ['acme.org/disk=0'] }]", "has the device acme.org/disk=0")]
    [InlineData("image: a, annotations: { cdi.k8s.io/x: a }", "asks for devices by the annotation 'cdi.k8s.io/x'")]
    [InlineData("command: [run], user: lars", "is a process of the machine")]
    [InlineData("command: [run], user: '1000:0'", "is a process of the machine")]
    [InlineData("command: [run]", Process)]
    [InlineData("command: [run], user: 'root:users'", Process)]
    [InlineData("command: [run], user: '00'", Process)]
    [InlineData("command: [run], user: '+0'", Process)]
    [InlineData("command: [run], user: lars, x-supervisor: { agents: { web: { user: '0' } } }", Process)]
    public void Service_AsksForWhatItsKeysReach(string service, string expected) =>
        string.Join("; ", Of(service).Select(static one => one.What)).ShouldBe(expected);

    private const string Process =
        "is a process of the machine; is a process of the machine that runs as root, or as the daemon's own user";

    [Theory]
    [InlineData("image: a, volumes: ['/srv/models:/m']", "/srv/models")]
    [InlineData("image: a, volumes: ['bound:/data']", "/etc")]
    [InlineData("image: a, volumes_from: [db]", "/srv/db")]
    [InlineData("image: a, devices: ['/dev/snd:/dev/x:r']", "/dev/snd")]
    [InlineData("image: a, volumes: ['disk:/data']", null)]
    [InlineData("image: a, volumes: ['named:/data:z']", null)]
    [InlineData("image: a, devices: ['nvidia.com/gpu=all']", null)]
    [InlineData("image: a, device_cgroup_rules: ['a *:* rwm']", null)]
    public void Path_ThatANodeMayAllow_IsTheMachines(string service, string? path) =>
        Of(service).Select(static one => one.Path).ShouldHaveSingleItem().ShouldBe(path);

    [Fact]
    public void EachOfTheDefinition_IsTold() =>
        Of("image: a, privileged: true, pid: host, volumes: ['/a:/a', '/b:/b'], devices: [/dev/snd]")
            .Select(static one => (one.Kind, one.Key))
            .ShouldBe([
                (PrivilegeKinds.Privileged, "privileged"),
                (PrivilegeKinds.HostNamespaces, "pid"),
                (PrivilegeKinds.HostMounts, "volumes"),
                (PrivilegeKinds.HostMounts, "volumes"),
                (PrivilegeKinds.Devices, "devices"),
            ]);

    private static ValueList<Privilege> Of(string service)
    {
        var project = SupervisedProject
            .Read(
                $$"""
                services:
                  web: { {{service}} }
                  db: { image: db, volumes: ['/srv/db:/data', 'own:/own'], volumes_from: [web] }
                  tool: { command: [tool] }
                networks:
                  back:
                  machine: { external: true, name: host }
                  joined: { external: true, name: 'container:other' }
                volumes:
                  kept:
                  own:
                  outside: { external: true }
                  named: { external: true, name: /etc }
                  remote: { driver: local, driver_opts: { type: nfs, o: addr=10.0.0.9, device: ':/srv' } }
                  bound: { driver_opts: { type: none, o: bind, device: /etc } }
                  shouted: { driver_opts: { Type: none, O: bind, Device: /etc } }
                  fetched: { driver_opts: { type: nfs, o: 'ro, rbind', device: /etc } }
                  layered: { driver_opts: { type: overlay, o: 'lowerdir=/etc', device: overlay } }
                  disk: { driver_opts: { type: ext4, device: /dev/sda1 } }
                  twice: { driver_opts: { type: tmpfs, Type: none, device: /etc } }
                  driven: { driver: acme }
                """
            )
            .Model;
        return GroupPrivileges.Of(project, project.Groups[0]);
    }
}
