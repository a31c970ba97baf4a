using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Supervisor.Tests.Architecture;

/// <summary>Reads from a compiled assembly which members of other assemblies its code uses, in whatever way.</summary>
internal static class MemberUses
{
    public static IReadOnlyList<MemberUse> In(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => Read(metadata, member)),
        ];
    }

    private static MemberUse Read(MetadataReader metadata, MemberReference member)
    {
        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        var name = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        return new MemberUse(name, metadata.GetString(member.Name), ParameterCount(metadata, member));
    }

    private static int ParameterCount(MetadataReader metadata, MemberReference member)
    {
        var signature = metadata.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        if (header.Kind != SignatureKind.Method)
            return 0;

        if (header.IsGeneric)
            signature.ReadCompressedInteger();
        return signature.ReadCompressedInteger();
    }
}
