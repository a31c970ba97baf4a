using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Trust;

/// <summary>Whether a certificate proves that its bearer is of the cluster, and who.</summary>
internal static class PeerRules
{
    private const string AlternativeNames = "2.5.29.17";
    private const int UriTag = 6;

    /// <param name="shown">What the other end showed; that it has the key to it is settled by then.</param>
    public static Outcome<PeerProof> Check(
        X509Certificate2? shown,
        X509Certificate2 authority,
        ClusterId cluster,
        DateTimeOffset now
    )
    {
        var proof = Check(shown, authority, now);
        return proof.IsOk && proof.Value.Name.Cluster != cluster
            ? PeerErrors.OtherCluster(proof.Value.Name.Cluster)
            : proof;
    }

    /// <summary>For those who know the authority and not yet the cluster.</summary>
    public static Outcome<PeerProof> Check(X509Certificate2? shown, X509Certificate2 authority, DateTimeOffset now)
    {
        if (shown is null)
        {
            return PeerErrors.NoCertificate;
        }

        return ProblemOf(shown, authority, now) is { } problem ? problem
            : NameOf(shown) is not { } name ? PeerErrors.OfNobody
            : new PeerProof(name, PublicKeys.HashOf(shown));
    }

    /// <summary>Links are between nodes.</summary>
    public static Outcome<NodeId> NodeOf(Outcome<PeerProof> proof) =>
        !proof.IsOk ? proof.Error
        : proof.Value.Name.Bearer is Bearer.OfNode node ? node.Id
        : PeerErrors.NotOfANode;

    private static OperatorError? ProblemOf(X509Certificate2 shown, X509Certificate2 authority, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        // Who is turned away stands in the deny list that the nodes share.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (chain.Build(shown))
        {
            return null;
        }

        var isOurs = chain.ChainElements.Any(element =>
            element.Certificate.RawDataMemory.Span.SequenceEqual(authority.RawDataMemory.Span)
        );
        return !isOurs || chain.ChainStatus.Any(status => status.Status != X509ChainStatusFlags.NotTimeValid)
            ? PeerErrors.OtherAuthority
            : PeerErrors.NotNow(shown, now);
    }

    private static PeerName? NameOf(X509Certificate2 shown)
    {
        if (shown.Extensions[AlternativeNames] is not { } extension)
        {
            return null;
        }

        try
        {
            var names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (names.HasData)
            {
                var tag = names.PeekTag();
                if (tag is { TagClass: TagClass.ContextSpecific, TagValue: UriTag })
                {
                    var text = names.ReadCharacterString(UniversalTagNumber.IA5String, tag);
                    return PeerName.TryParse(text, out var name) ? name : null;
                }

                names.ReadEncodedValue();
            }
        }
        catch (AsnContentException)
        {
            // Whoever signed this did not make it for us.
        }

        return null;
    }
}
