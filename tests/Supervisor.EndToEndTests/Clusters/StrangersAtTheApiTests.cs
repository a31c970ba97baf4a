using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>Who is turned away at a node's door for people: nothing is changed, and each stands in the audit trail.</summary>
public sealed class StrangersAtTheApiTests : IAsyncLifetime
{
    private readonly Scratch _shared = new();
    private readonly ClusterPerson _ann = new("ann");
    private ClusterNode _node = null!;

    public async ValueTask InitializeAsync()
    {
        _node = new ClusterNode("mainpc", "--cluster", "home", "--coordination", _shared.File("shared.db"));
        await _node.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _ann.Dispose();
        _shared.Dispose();
    }

    [Fact]
    public async Task Stranger_OfWhateverKind_ChangesNothing_AndIsInTheTrail()
    {
        await _ann.LogInAsync(_node, "admin");
        using var ann = X509Certificate2.CreateFromPem((string)_ann.Login["certificate"]!, (string)_ann.Login["key"]!);
        using var expired = Issue(Authority(), EndingAtTheBeginning);
        using var foreign = Issue(
            ClusterAuthority.Found(Cluster, DateTimeOffset.UtcNow.AddDays(-1)),
            DateTimeOffset.UtcNow
        );
        using var forged = Issue(Authority(), DateTimeOffset.UtcNow);
        using var ofNode = X509Certificate2.CreateFromPemFile(Path.Combine(_node.Data, "cluster", "node.pem"));

        (await FreezeAsync(null)).ShouldBe(ErrorCodes.CertificateMissing);
        (await FreezeAsync(foreign)).ShouldBe(ErrorCodes.CertificateForeign);
        (await FreezeAsync(expired)).ShouldBe(ErrorCodes.CertificateExpired);
        (await FreezeAsync(forged)).ShouldBe(ErrorCodes.NotOnRecord, "The name is ann's, and the key is not.");
        (await FreezeAsync(ofNode)).ShouldBe(ErrorCodes.NotAPerson);
        (await FreezeAsync(ann, "Host: evil.example")).ShouldBe(ErrorCodes.HostRefused);
        (await FreezeAsync(ann, $"Host: {_node.Links}\r\nOrigin: https://evil.example")).ShouldBe(
            ErrorCodes.OriginRefused
        );
        (await FreezeAsync(ann, $"Host: {_node.Links}\r\nConnection: close", dryRun: true)).ShouldBe("");
        (await _node.PbmAsync("cluster", "remove-person", "ann")).Exit.ShouldBe(0);
        await Until.HoldsAsync(
            async () => await FreezeAsync(ann, dryRun: true) == ErrorCodes.Denied,
            "the node has heard that ann is turned away"
        );
        (await FreezeAsync(ann)).ShouldBe(ErrorCodes.Denied);

        ((string?)(await _node.ListAsync("node", "show"))[0]!["frozen"]).ShouldBe("no");
        var trail = (await _node.PbmAsync("cluster", "audit", "-o", "json")).Out;
        foreach (
            var code in (string[])
                [
                    ErrorCodes.CertificateMissing,
                    ErrorCodes.CertificateForeign,
                    ErrorCodes.CertificateExpired,
                    ErrorCodes.NotOnRecord,
                    ErrorCodes.NotAPerson,
                    ErrorCodes.HostRefused,
                    ErrorCodes.OriginRefused,
                    ErrorCodes.Denied,
                ]
        )
        {
            trail.ShouldContain(code);
        }
    }

    [Fact]
    public async Task Token_ThatIsUsedMistypedOrForAMachine_AdmitsNoPerson_AndIsInTheTrail()
    {
        var token = await ClusterPerson.TokenAsync(_node, "viewer");
        (await _ann.LogInAsync(token)).Exit.ShouldBe(0);
        using var thief = new ClusterPerson("thief");
        using var other = new ClusterPerson("ann");

        (await thief.LogInAsync(token)).Error.ShouldContain("The token was used already");
        (await thief.LogInAsync(token.Trim()[..^1])).Error.ShouldContain("The token is mistyped or cut off");
        (await thief.LogInAsync(await _node.InviteAsync())).Exit.ShouldBe(1);
        (await other.LogInAsync(await ClusterPerson.TokenAsync(_node, "admin"))).Error.ShouldContain(
            "There is a person ann already"
        );
        (await _ann.LogInAsync(token)).Error.ShouldContain("You are logged in already");

        (await _node.ListAsync("cluster", "people")).ShouldHaveSingleItem()!["role"]!.ToString().ShouldBe("viewer");
        var trail = (await _node.PbmAsync("cluster", "audit", "-o", "json")).Out;
        foreach (var code in (string[])["join.used", "join.other-role", "join.name-taken"])
        {
            trail.ShouldContain(code);
        }
    }

    private static ClusterId Cluster { get; } = ClusterId.FromEntropy(new byte[16]);

    /// <summary>A certificate from then was good for the first minute of the authority, which began an hour before it was made.</summary>
    private DateTimeOffset EndingAtTheBeginning
    {
        get
        {
            using var authority = Authority();
            using var certificate = authority.PublicCertificate;
            return new DateTimeOffset(certificate.NotBefore).AddMinutes(1) - ClusterAuthority.LeafLife;
        }
    }

    /// <summary>Whoever has read the key of a node's authority could do as much.</summary>
    private ClusterAuthority Authority()
    {
        var folder = Path.Combine(_node.Data, "cluster");
        var pair = X509Certificate2.CreateFromPemFile(
            Path.Combine(folder, "authority.pem"),
            Path.Combine(folder, "authority.key")
        );
        _ = ClusterId.TryParse((string)_ann.Login["cluster"]!, out var cluster);
        return new ClusterAuthority(cluster!, pair);
    }

    private static X509Certificate2 Issue(ClusterAuthority authority, DateTimeOffset at)
    {
        using (authority)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var leaf = authority.Issue("ann", new PublicKey(key), at);
            return leaf.CopyWithPrivateKey(key);
        }
    }

    /// <returns>The code of the refusal; empty when it was let in.</returns>
    private async Task<string> FreezeAsync(X509Certificate2? shown, string? header = null, bool dryRun = false)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var port = int.Parse(_node.Links.Split(':')[1]);
        await socket.ConnectAsync("127.0.0.1", port);
        await using var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsClientAsync(OptionsFor(shown));
        var body = $$"""{"id":"freeze-1","arguments":{},"dryRun":{{(dryRun ? "true" : "false")}}}""";
        // So that the answer comes whole, and not in chunks.
        var request =
            $"POST /v1/palettes/fleet/commands/freeze HTTP/1.0\r\n{header ?? $"Host: {_node.Links}"}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        var code = "";
        while (await Patience.For(reader.ReadLineAsync(), "an answer", () => "none") is { } line)
        {
            if (line.StartsWith("{\"kind\":\"error\"", StringComparison.Ordinal))
            {
                code = (string)JsonNode.Parse(line)!["error"]!["code"]!;
            }

            if (line.StartsWith("{\"kind\":\"end\"", StringComparison.Ordinal))
            {
                break;
            }
        }

        return code;
    }

    private static SslClientAuthenticationOptions OptionsFor(X509Certificate2? shown) =>
        new()
        {
            TargetHost = "",
            EnabledSslProtocols = SslProtocols.Tls13,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            ClientCertificateContext = shown is null
                ? null
                : SslStreamCertificateContext.Create(shown, additionalCertificates: null, offline: true),
            RemoteCertificateValidationCallback = (_, node, _, _) => node is not null,
        };
}
