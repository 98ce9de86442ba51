using System.Text;
using System.Text.Json.Nodes;
using Traceability.Certificates.Reading;

namespace Traceability.Tests.Certificates.Reading;

/// <summary>Certificates of our own making, one of each kind, each with one of everything its schema has.</summary>
internal static class Examples
{
    public const string Newer = """
        {"RefSchemaUrl": "https://schemas.example.org/en10168-schemas/v0.5.0/schema.json", "Certificate": {"CertificateLanguages": ["EN"],
         "CommercialTransaction": {"A01": {"Name": "North Mill", "Street": ["Kai 1"], "ZipCode": "1", "City": "Narvik", "Country": "NO"}, "A02": "Inspection certificate EN 10204 3.1",
           "A03": "01/0005004/9", "A04": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "A05": "Works", "A06.1": {"Name": "Harlow Supplies"}, "A07": "4711"},
         "ProductDescription": {"B01": "Plate", "B02": {"ProductNorm": ["EN 10025-2:2019"], "SteelDesignation": ["S355J2+N"]}, "B07": ["0012-1", "0012-2", "0012-1"]},
         "Inspection": [
           {"C00": "88123", "C02": "longitudinal", "C03": "20 °C",
            "ChemicalComposition": {"C70": "BOF", "C71": {"Symbol": "C", "Actual": {"Value": "0.150"}, "Unit": "%"}, "C85": {"Symbol": "N", "Actual": {"Value": "45", "Operator": "<"}, "Unit": "ppm"},
              "C92": {"Symbol": "CEV", "Actual": {"Value": "0.41"}, "Formula": "C+Mn/6"}},
            "TensileTest": {"C10": "flat", "C11": {"Property": "ReH", "Value": 377.120, "Unit": "N/mm²", "Minimum": 355}, "C12": {"Value": 521, "Unit": "MPa"}, "C13": {"Property": "A5", "Value": 29.7, "Unit": "%"},
              "SupplementaryInformation": {"C14": {"Key": "Re/Rm", "Value": "0.72", "Type": "number"}, "C15": {"Key": "Sample", "Value": "X", "Type": "string"}}},
            "HardnessTest": {"C30": "HBW 10/3000", "C31": [{"Value": 160, "Unit": "HBW"}], "C32": {"Value": 160, "Unit": "HBW"}},
            "NotchedBarImpactTest": {"C40": "V", "C42": [{"Value": 71, "Unit": "J"}, {"Value": 84, "Unit": "J"}], "C43": {"Value": 77.5, "Unit": "J"}},
            "OtherMechanicalTests": {"C50": {"Key": "Flattening test", "Value": "satisfactory", "Method": "EN ISO 8492"}}},
           {"C00": "88124", "ChemicalComposition": {"C71": {"Symbol": "C", "Actual": {"Value": "0.16"}, "Unit": "%"}}}],
         "Validation": {"Z01": "We certify.", "Z02": "2026-05-14", "Z03": {"Name": "J", "Title": "Q"}},
         "Attachments": [{"FileName": "c.pdf", "MIME-Type": "application/pdf", "Encoding": "base64", "Data": "JVBERi0xLjcKJSVFT0YK", "Hash": {"Algorithm": "SHA256", "Encoding": "hex", "Value": ""}}]}}
        """;

    public const string Older = """
        {"RefSchemaUrl": "https://schemas.example.com/en10168-schemas/v0.4.1/schema.json", "Certificate": {"CertificateLanguages": ["EN"],
         "CommercialTransaction": {"A01": {"CompanyName": "North Mill"}, "A02": "EN 10204:2004 3.2", "A03": "A-1", "A05": "Works", "A06": {"CompanyName": "Harlow Supplies"}, "A07": "1"},
         "ProductDescription": {"B02": "S235JR EN 10025-2", "B07": "0012"},
         "Inspection": {"C00": "88123", "ChemicalComposition": {"C71": {"Symbol": "C", "Actual": "0.15", "Maximum": "0.20"}}},
         "Validation": {"Z01": "We certify.", "Z02": "2019-10-23", "Z03": "Mr. Inspector"}}}
        """;

    public const string Metals = """
        {"RefSchemaUrl": "https://schemas.example.org/metals-schemas/v0.1.1/schema.json", "DigitalMaterialPassport": {"Languages": ["EN"], "Id": "DMP-7", "Version": "1.0.0", "IssueDate": "2026-02-03",
         "TransactionData": {"Parties": {"Manufacturer": {"Name": "Alu Works"}, "Customer": {"Name": "Harlow Supplies"}}, "BusinessTransaction": {"Order": {"Id": "1"}, "Delivery": {"Id": "1", "Quantity": 1, "QuantityUnit": "kg"}}},
         "Product": {"Name": "Bar", "BatchId": "B-0001", "ProductNorms": [{"Standard": "EN 755-2", "Year": "2016"}], "MaterialDesignations": [{"Name": {"Value": "EN AW-AlMgSi"}, "Number": {"Value": "EN AW-6060"}}]},
         "ChemicalAnalysis": {"HeatNumber": "H-1", "Elements": [
           {"PropertySymbol": "Si", "Unit": "%", "Actual": {"ResultType": "numeric", "Value": 0.4500}}, {"PropertySymbol": "H", "Unit": "ppm", "Actual": {"ResultType": "numeric", "Value": 0.12, "Operator": "<="}},
           {"PropertySymbol": "Fe", "Unit": "%", "Actual": {"ResultType": "range", "Minimum": 0.15, "Maximum": 0.18}}]},
         "MechanicalProperties": [
           {"PropertySymbol": "Rm", "PropertyName": "Tensile Strength", "Unit": "N/mm²", "Actual": {"ResultType": "multiValue", "Values": [{"ResultType": "numeric", "Value": 219.8}, {"ResultType": "numeric", "Value": 221}, {"ResultType": "numeric", "Value": 220}]}},
           {"PropertyName": "Fatigue Test", "Actual": {"ResultType": "array", "ParameterName": "Cycles", "ParameterUnit": "N", "Data": [{"Parameter": "10000", "Value": {"ResultType": "numeric", "Value": 650}}]}},
           {"PropertyName": "Bend test", "Actual": {"ResultType": "string", "Value": "no crack"}}],
         "PhysicalProperties": [{"PropertyName": "Density", "Unit": "g/cm³", "Actual": {"ResultType": "numeric", "Value": 2.70}}],
         "SupplementaryTests": [{"PropertyName": "Ultrasonic", "Actual": {"ResultType": "boolean", "Value": true}}],
         "Validation": {"ValidationStatement": {"Statement": "We certify."}, "ValidationDate": "2026-02-03", "Validators": [{"Name": "E", "Title": "Q"}], "CertificateType": {"Standard": "EN 10204", "Type": "3.1"}}}}
        """;

    public const string Plastic = """
        {"RefSchemaUrl": "https://schemas.example.com/coa-schemas/v1.1.0/schema.json", "Certificate": {"CertificateLanguages": ["EN"], "Id": "43", "Date": "2026-01-12", "Logo": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
         "Standard": {"Norm": "EN 10204:2004", "Type": "3.1"}, "Parties": {"Manufacturer": {"Name": "Green Plastics"}, "Customer": {"CompanyName": "Harlow Supplies"}}, "BusinessTransaction": {"Order": {"Id": "1"}},
         "Product": {"Name": "PA 6 natural", "FillingBatchId": "210000", "ProductionBatchId": "100001", "ExpirationDate": "2028-01-12", "Standards": ["ASTM D-4066 PA0111"]},
         "Analysis": {"LotId": "123 10", "Inspections": [{"Property": "Tensile modulus", "Method": "ISO 527", "Value": "3100", "ValueType": "number", "Unit": "MPa", "Minimum": "2800"}, {"Property": "Type of failure", "Method": "ISO 179", "Value": "C", "ValueType": "number"}]},
         "DeclarationOfConformity": {"Declaration": "Valid."}}}
        """;

    public const string Conformity = """
        {"Id": "89172671", "Uuid": "c42cf70d-042e-44e6-a918-02e57aa69982", "RefSchemaUrl": "https://schemas.example.com/e-coc-schemas/v1.0.0/schema.json",
         "EcocData": {"DataLevel": "C", "Data": {"EcocType": "MaterialCertificate3.1", "Parties": [{"PartyNo": 1, "PartyName": "Harlow Supplies", "PartyRole": "Recipient"}, {"PartyNo": 2, "PartyName": "Alp Casting", "PartyRole": "Manufacturer"}],
           "BusinessRef": {"StandardReferences": [{"Name": "OrderNo", "Value": "1"}]}, "NormativeRef": ["EN 485-2"],
           "ObjectOfDeclaration": [
             {"ObjectId": "1", "ObjectName": "Plate", "ObjectType": "Material", "PartyRefId": 2, "ObjectProperties": [{"Name": "BatchNo", "Value": ["46423/02"]}, {"Name": "CastNo", "Value": ["01/0004999/9"]}, {"Name": "Material", "Value": ["5083"]}]},
             {"ObjectId": "2", "ObjectName": "Plate", "ObjectType": "Material", "PartyRefId": 2, "ObjectProperties": [{"Name": "BatchNo", "Value": ["46423/01"]}, {"Name": "CastNo", "Value": ["01/0005004/9"]}, {"Name": "Material", "Value": ["5083"]}],
              "AdditionalObjects": {"ObjectId": "3", "ObjectName": "Pin", "ObjectType": "Part", "PartyRefId": 2, "ObjectProperties": [{"Name": "BatchNo", "Value": ["P-1"]}]}}]},
          "Results": {"MaterialCertification": [
             {"NameOfTest": "ChemicalComposition", "RefObjectIDs": ["1"], "TestOK": true, "TestValues": [{"ValueName": "Si", "Unit": "percent", "SpecMin": "", "SpecMax": "0.40", "ActualFrom": "0.27", "ActualTo": "0.27"}, {"ValueName": "OtherSum", "Unit": "percent", "ActualFrom": "0.04"}]},
             {"NameOfTest": "TensileTest", "RefObjectIDs": ["2"], "TestOK": false, "TestValues": [{"ValueName": "Rm", "Unit": "MPa", "ActualFrom": "237", "ActualTo": "253"}, {"ValueName": "Rp0.2", "Unit": "MPa", "ActualFrom": "123", "ActualTo": "126"}]}],
           "ChemicalAnalysis": [{"Heat": "01/0005004/9", "Values": [{"Symbol": "Mg", "ActualFrom": 0.0468, "Maximum": 0.049}]}]}},
         "Declaration": {"DateOfIssue": "2020-01-28", "ConformityStatus": "WithConcessions", "Concessions": ["thickness"], "Signature": {}, "CocConfirmationText": ["Yes."]},
         "Attachment": {"FileName": "c.pdf", "FileType": "application/pdf", "Encoding": "base64", "Data": "JVBERi0xLjcKJSVFT0YK", "HashAlgorithm": "MD5", "HashValue": ""}}
        """;

    public static IReadOnlyList<string> All { get; } = [Newer, Older, Metals, Plastic, Conformity];

    public static ReadCertificate Read(string json) => CertificateReader.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>The sentence it is refused with. Anything else than a refusal fails the test.</summary>
    public static string Refused(string json) => Assert.Throws<DomainRuleException>(() => Read(json)).Message;

    /// <summary>The same with one part changed: "Certificate.Validation.Z02".</summary>
    public static string With(string json, string path, JsonNode? value)
    {
        var root = JsonNode.Parse(json)!;
        var names = path.Split('/');
        var at = names[..^1].Aggregate(root, (node, name) => node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        if (value is null) at.AsObject().Remove(names[^1]);
        else at[names[^1]] = value;
        return root.ToJsonString();
    }
}
