using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Cli.Line;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cli.People;

/// <summary>A login as it stands in its file: in one, so that it is changed as a whole.</summary>
/// <param name="Form">Raised when an older program would misread it.</param>
internal sealed record LoginText(
    [property: JsonPropertyName("form")] int Form,
    [property: JsonPropertyName("cluster")] string Cluster,
    [property: JsonPropertyName("cluster_name")] string ClusterName,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("authority")] string Authority,
    [property: JsonPropertyName("certificate")] string Certificate,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("nodes")] IReadOnlyList<string> Nodes
)
{
    private const int Newest = 1;

    public static string Write(Login login)
    {
        using var key = login.Own.GetECDsaPrivateKey()!;
        var text = new LoginText(
            Newest,
            login.Cluster.Value,
            login.ClusterName,
            login.Name,
            login.Authority.ExportCertificatePem(),
            login.Own.ExportCertificatePem(),
            key.ExportPkcs8PrivateKeyPem(),
            [.. login.Nodes.Select(static node => node.ToString())]
        );
        return JsonSerializer.Serialize(text, LoginJson.Default.LoginText);
    }

    /// <summary>Null when it cannot be understood.</summary>
    public static Login? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, LoginJson.Default.LoginText) is { Form: Newest } read
                ? read.ToLogin()
                : null;
        }
        catch (Exception odd) when (odd is JsonException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private Login? ToLogin() =>
        ClusterId.TryParse(Cluster, out var cluster)
        && this is { ClusterName: not null, Name: not null, Nodes: not null }
            ? new Login(
                cluster,
                ClusterName,
                Name,
                X509Certificate2.CreateFromPem(Authority),
                Usable(X509Certificate2.CreateFromPem(Certificate, Key)),
                [.. Nodes.Select(HostAndPort.Parse).OfType<HostAndPort>()]
            )
            : null;

    /// <summary>Windows shows no certificate whose key was never in a store of its own.</summary>
    private static X509Certificate2 Usable(X509Certificate2 own) =>
        OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), password: null)
            : own;
}

[JsonSerializable(typeof(LoginText))]
internal sealed partial class LoginJson : JsonSerializerContext;
