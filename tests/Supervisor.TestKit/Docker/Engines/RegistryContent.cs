using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>An image as a registry has it: a manifest that leads to its parts, each under its digest.</summary>
internal sealed class RegistryContent
{
    private const string Manifest = "application/vnd.docker.distribution.manifest.v2+json";
    private const string Config = "application/vnd.docker.container.image.v1+json";
    private const string Layer = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private readonly Dictionary<string, RegistryAnswer> _answers = new(StringComparer.Ordinal);

    private RegistryContent() { }

    public static RegistryContent OneFile()
    {
        var content = new RegistryContent();
        var tar = Tar();
        var layer = Zip(tar);
        var config = Encoding.UTF8.GetBytes(
            $$$"""
            {"architecture":"amd64","os":"linux","config":{"Cmd":["/hello"]},
             "rootfs":{"type":"layers","diff_ids":["sha256:{{{TestImage.Digest(tar)}}}"]}}
            """
        );
        var manifest = Encoding.UTF8.GetBytes(
            $$"""
            {"schemaVersion":2,"mediaType":"{{Manifest}}","config":{{content.Add(Config, config)}},
             "layers":[{{content.Add(Layer, layer)}}]}
            """
        );
        var answer = RegistryAnswer.Of(Manifest, manifest);
        content._answers["/v2/"] = RegistryAnswer.Of("application/json", "{}"u8.ToArray());
        content._answers["/v2/private/app/manifests/1"] = answer;
        content._answers[$"/v2/private/app/manifests/sha256:{TestImage.Digest(manifest)}"] = answer;
        return content;
    }

    public RegistryAnswer Find(string path) => _answers.GetValueOrDefault(path, RegistryAnswer.Nothing);

    /// <returns>What leads to it.</returns>
    private string Add(string kind, byte[] bytes)
    {
        var digest = $"sha256:{TestImage.Digest(bytes)}";
        _answers[$"/v2/private/app/blobs/{digest}"] = RegistryAnswer.Of(kind, bytes);
        return $$"""{"mediaType":"{{kind}}","size":{{bytes.Length}},"digest":"{{digest}}"}""";
    }

    private static byte[] Tar()
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            var file = new UstarTarEntry(TarEntryType.RegularFile, "hello")
            {
                // Every run has an image of its own, so that no engine knows its layer already.
                DataStream = new MemoryStream(Guid.NewGuid().ToByteArray()),
            };
            tar.WriteEntry(file);
        }

        return archive.ToArray();
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return zipped.ToArray();
    }
}

/// <param name="Head">Status line and headers.</param>
internal sealed record RegistryAnswer(string Head, byte[] Body)
{
    public static RegistryAnswer WhoAreYou { get; } =
        Build("401 Unauthorized", "WWW-Authenticate: Basic realm=\"test\"\r\n", "application/json", "{}"u8.ToArray());

    public static RegistryAnswer Nothing { get; } =
        Build("404 Not Found", "", "application/json", """{"errors":[{"code":"MANIFEST_UNKNOWN"}]}"""u8.ToArray());

    public static RegistryAnswer Of(string kind, byte[] body) =>
        Build("200 OK", $"Docker-Content-Digest: sha256:{TestImage.Digest(body)}\r\n", kind, body);

    private static RegistryAnswer Build(string status, string more, string kind, byte[] body) =>
        new(
            $"HTTP/1.1 {status}\r\nDocker-Distribution-Api-Version: registry/2.0\r\n{more}"
                + $"Content-Type: {kind}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n",
            body
        );
}
