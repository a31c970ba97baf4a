using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>
/// An image that is made here, of one program that needs nothing else: a shell, and what a shell calls. It is written as
/// <c>docker save</c> writes images, so that any engine takes it without a registry.
/// </summary>
internal static class TestImage
{
    private static readonly string[] Commands =
        "sh cat echo sleep stty ls id pwd env mkdir dd tail true kill ln grep".Split(' ');

    /// <summary>The archive to load.</summary>
    /// <param name="name">With its tag.</param>
    public static MemoryStream Archive(string name, string busyBox)
    {
        var layer = Layer(busyBox);
        var config = Encoding.UTF8.GetBytes(
            $$$"""
            {"architecture":"amd64","os":"linux","created":"2026-01-01T00:00:00Z",
             "config":{"Env":["PATH=/bin","SPICE=salt"],"WorkingDir":"/","Labels":{"test":"yes"}},
             "rootfs":{"type":"layers","diff_ids":["sha256:{{{Digest(layer)}}}"]}}
            """
        );
        var configName = $"{Digest(config)}.json";
        var manifest = $$"""[{"Config":"{{configName}}","RepoTags":["{{name}}"],"Layers":["layer/layer.tar"]}]""";

        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            tar.WriteEntry(File("layer/layer.tar", layer));
            tar.WriteEntry(File(configName, config));
            tar.WriteEntry(File("manifest.json", Encoding.UTF8.GetBytes(manifest)));
        }

        archive.Position = 0;
        return archive;
    }

    public static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Layer(string busyBox)
    {
        using var layer = new MemoryStream();
        using (var tar = new TarWriter(layer, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var directory in new[] { "bin/", "etc/", "tmp/", "dev/", "proc/", "sys/" })
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, directory) { Mode = (UnixFileMode)0x1FF });
            }

            tar.WriteEntry(File("etc/passwd", "root:x:0:0::/:/bin/sh\nguest:x:1000:1000::/:/bin/sh\n"u8.ToArray()));
            tar.WriteEntry(File("bin/busybox", System.IO.File.ReadAllBytes(busyBox)));
            foreach (var command in Commands)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, $"bin/{command}") { LinkName = "busybox" });
            }
        }

        return layer.ToArray();
    }

    private static UstarTarEntry File(string name, byte[] content) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content), Mode = (UnixFileMode)0x1ED };
}
