namespace Traceability.Tests.Exchange;

/// <summary>A bundle with one of everything, and whatever makes text difficult.</summary>
internal static class SmallShop
{
    public const string Certificate = "%PDF-1.4 a certificate, \u00e9 \u4e2d\n";

    public static IReadOnlyList<(string Name, string Text)> Files { get; } =
    [
        ("suppliers.csv", "code,name,contact,email,phone,address,status\nNM,Northmetal Ltd,Ann,ann@nm.example,+44 1,\"1, Mill Lane\nLeeds\",approved\nPL,=HYPERLINK(\"\"x\"\"),,,,,\nANO,Anodisers,,,,,conditional\n".Replace("=HYPERLINK(\"\"x\"\")", "\"=HYPERLINK(\"\"x\"\")\"", StringComparison.Ordinal)),
        ("materials.csv", "code,name,category,grade,form,unit,lot_prefix,control_level,required_documents\nALU,6061 plate,metal,6061-T6,plate,pcs,ALU,,mtr;rohs\nPLA,PLA شريط 🧵,filament,,spool,g,PLA,2,\nACR,Acrylic,plastic,,sheet,sheet,,1,\nGLU,Glue,adhesive,,,ml,,,\n"),
        ("people.csv", "code,name,role,email\nsam,Sam,staff,\nkim,Kim,quality,kim@example.com\nada,Ada,admin,\n"),
        ("customers.csv", "code,name,contact,email,phone,address\nC1,<b>Acme</b>,Jo,jo@acme.example,,\nC2,Bolt,,,,\n"),
        ("products.csv", "sku,name,identified_by,required_documents,usual_procedure,profile\nBOX,Box,batch,cofc,SOP-1,medical\nLID,Lid,serial,,,\n"),
        ("profiles.csv", "code,name,required_documents,control_level,inspection,needs_bom,needs_sop,needs_drawing\nMEDICAL,\"Medical, ours\",cofc,1,,,1,\nMARINE,marine,,2,3.1,1,,1\n"),
        ("boms.csv", "product,revision,component,quantity,unit\nBOX,A,ACR,0.5,sheet\nBOX,A,LID,1,pcs\nBOX,B,ACR,0.4,sheet\n"),
        ("bom_revisions.csv", "product,revision,position,released_at,released_by\nBOX,B,2,2024-01-03T10:00:00Z,kim\nLID,1,1,,\n"),
        ("supplier_confirmations.csv", "supplier,type,at,by,note,withdrawn_at,withdrawn_by,withdrawn_reason\nNM,mtr,2024-01-02T10:00:00Z,kim,by mail,,,\nNM,rohs,2024-01-02T10:00:00Z,kim,,2024-01-05T10:00:00Z,kim,never came\nNM,rohs,2024-01-06T10:00:00Z,sam,,,,\n"),
        ("purchase_orders.csv", "number,supplier,ordered_on,reference,note,sent_at,sent_by,sent_despite,ended_as,ended_at,ended_by,ended_reason\nPO-0001,NM,2024-01-03,Q-1,\"Ring first,\nplease\",2024-01-03T10:00:00Z,kim,\"not confirmed: SDS\",closed,2024-02-01T10:00:00Z,kim,the rest is not made\nPO-0002,PL,2024-01-04,,,,,,,,,\n"),
        ("purchase_lines.csv", "order,position,material,quantity,unit,wanted_on,note,documents,en10204,other_paper,struck\nPO-0001,1,ALU,120,pcs,2024-01-12,,mtr;rohs,3.1,,\nPO-0001,2,PLA,2,kg,,in one box,cofc;other,,the colour's number,1\nPO-0002,1,ACR,5,sheet,,,,,,\n"),
        ("purchase_amendments.csv", "order,number,at,by,says,reason\nPO-0001,1,2024-01-05T10:00:00Z,kim,Line 2 (PLA): 2000 g struck,not needed\n"),
        ("receipts.csv", "number,supplier,customer,received_on,packing_slip,purchase_order,against,opening\nRCP-1,NM,,2024-01-10,PS 1,PO-9,po-0001,\nRCP-2,,C1,2024-02-01,,,,\nRCP-3,,,2024-01-01,,,,1\n"),
        ("supplier_contacts.csv", "supplier,name,role,email,phone\nNM,Bob,Complaints,,+44 2\nNM,\"O'Hara, Ann\",,ann@nm.example,\n"),
        ("supplier_certificates.csv", "supplier,standard,document,issuer\nNM,ISO 9001:2015,qm-1,TÜV\n"),
        ("lots.csv", """
            number,material,receipt,supplier,supplier_lot,mill,heat,received_on,quantity,unit,status,owner,location,marked_number,certificate_number,expires_on,ordered_with,ordered_line,opening
            01/0005004/9,ALU,RCP-1,,SL 7,Mill A,0012345,2024-01-10,100,pcs,accepted,,Rack 1,0012345,CERT-1,,PO-0001,1,
            PLA-0124-01,PLA,,PL,000123,Maker,,2024-01-11,1,kg,accepted,,,,,2030-01-01,,,
            ACR-1,ACR,RCP-1,NM,,,,2024-01-12,10,sheet,,,,,,,,,
            CUS-1,ALU,RCP-2,,,,0012345,2024-02-01,4,pcs,accepted,C1,,,,,,,
            GLU-1,GLU,RCP-3,,,,,2024-02-01,50,ml,rejected,,,,,,,,1
            ODD-1,ACR,,,,,,2024-02-02,2.5,m2,accepted,,,,,,,,

            """),
        ("documents.csv", "number,type,issuer,issued_on,expires_on,en10204,file,sha256,lots,heats,materials,suppliers,receipts,superseded_by,superseded_by_issuer,withdrawn_at,withdrawn_by,withdrawn_reason\nCERT-1,mtr,Mill A,2024-01-02,,3.1,papers/cert 1.pdf,,01/0005004/9,Mill A|0012345,,,,CERT-1,Other mill,,,\nSDS-1,sds,,,,,,,,,GLU;PLA,NM;PL,,,,,,\nCERT-1,mtr,Other mill,,,,,,CUS-1,|0012345,,,,,,,,\nPS 1,packing_slip,Northmetal Ltd,,,,,,,,,,RCP-1,,,,,\nRD-1,rohs,,,,,,,,,ALU,NM,,,,2024-02-01T10:00:00Z,kim,forged\nQM-1,other,TÜV,2023-01-01,2026-01-01,,,,,,,NM,,,,,,\n"),
        ("papers/cert 1.pdf", Certificate),
        ("cuts.csv", "number,parent,cut_on,loss,by\nCUT-1,01/0005004/9,2024-01-15,2,sam\nCUT-2,P-1,2024-01-16,,sam\nCUT-3,ACR-1,2024-01-16,,\nCUT-4,PLA-0124-01,2024-01-16,1.5,\n"),
        ("pieces.csv", "cut,number,quantity,unit,mark_method,marked_number,marked_by,verified_by,verified_at,location\nCUT-1,P-1,30,pcs,etch,0012345,sam,kim,2024-01-15T08:00:00Z,Rack 2\nCUT-1,P-2,10,pcs,,,,,2024-01-15T08:00:00+02:00,\nCUT-2,P-1-1,12,pcs,tag,,,,,\nCUT-3,ACR-1-1,24,pcs,,,,,,\n"),
        ("orders.csv", "number,customer,ordered_on,reference,required_documents,source,buyer\nORD-1,C1,2024-02-01,\"their, no\",cofc;rohs,,\nORD-2,C2,2024-02-02,#1001,,shopify,bo@example.com\n"),
        ("known_articles.csv", "source,article,product\nshopify,BOX-01,BOX\netsy,\"Voucher, 10\",\n"),
        ("known_buyers.csv", "source,buyer,customer\nshopify,bo@example.com,C2\netsy,=bo,C2\n"),
        ("order_lines.csv", "order,product,quantity,unit,reference\nORD-1,BOX,10,pcs,\nORD-1,BOX,10,pcs,\n"),
        ("records.csv", "number,kind,product,order,drawing,bom_revision,sop,started_on,completed_on,operator,machine,procedure,procedure_revision\nMFG-1,,BOX,ORD-1,D-1,A,S-1,2024-02-03,2024-02-04,sam,CNC,SOP-1,A\nMFG-2,make,LID,,,,,2024-02-05,,,,sop-2,1\nRW-1,rework,,,,,,2024-02-06,2024-02-06,,,,\nSPL-1,split,,,,,,2024-02-06,2024-02-06,,,,\nMIX-1,mix,,,,,,2024-02-06,2024-02-06,,,,\nRET-1,return,,,,,,2024-02-20,2024-02-20,,,,\nOUT-1,outside,,,,,,2024-02-06,,,,,\nMFG-9,make,BOX,,,,,2020-01-01,2019-01-01,,,,\n"),
        ("record_lines.csv", "record,position,product,units,order,bom_revision,drawing\nMFG-1,1,BOX,10,ORD-1,A,D-1\nMFG-2,1,LID,1,,,\nMFG-2,2,BOX,,ORD-1,B,\"D-2, rev B\"\n"),
        ("inputs.csv", "record,lot,quantity,unit,first_unit,last_unit,voided_at,voided_by,voided_reason,waste\nMFG-1,P-1-1,5,pcs,1,4,,,,\nMFG-1,P-2,4,pcs,5,,,,,\nMFG-1,PLA-0124-01,200,g,,,,,,12.5\nMFG-1,PLA-0124-01,0.1,kg,90,99,,,,\nMFG-1,GLU-1,,ml,,,,,,\nMFG-1,ACR-1,3,sheet,,,2024-02-05T10:00:00Z,kim,wrong sheet,\nMFG-2,CUS-1,1,pcs,,,,,,\nRW-1,B-1,1,pcs,,,,,,\nSPL-1,ACR-1,4,sheet,,,,,,\nMIX-1,PLA-0124-01,10,g,,,,,,\nMIX-1,PLA-0124-01,10,g,,,,,,\nRET-1,B-1,2,pcs,,,,,,\nOUT-1,P-2,3,pcs,,,,,,\n"),
        ("outputs.csv", "record,number,product,material,position,last_position,quantity,unit,voided_at,voided_by,voided_reason\nMFG-1,B-1,BOX,,,,6,pcs,,,\nMFG-1,B-2,BOX,,,,4,pcs,,,\nMFG-1,B-X,BOX,,,,1,pcs,2024-02-04T10:00:00Z,kim,\nMFG-2,LID-0001,LID,,1,1,1,pcs,,,\nRW-1,B-1-R,BOX,,,,1,pcs,,,\nSPL-1,ACR-1-S,,ACR,,,4,sheet,,,\nMIX-1,PLA-MIX,,PLA,,,20,g,,,\nRET-1,B-1-BACK,BOX,,,,2,pcs,,,\nMFG-9,B-9,BOX,,,,3,pcs,,,\nMFG-9,B-1,BOX,,,,1,pcs,,,\n"),
        ("shipments.csv", "number,order,customer,shipped_on,carrier,tracking,purpose\nSHP-1,ORD-1,,2024-02-10,DHL,00340,\nSHP-2,,C2,2024-02-11,,,sample\nSHP-3,,C2,2024-02-12,,,\n"),
        ("shipping_exceptions.csv", "shipment,lot,rule,what,says,reason,by,at\nSHP-1,B-1,document,mtr|P-1,no report,they wait,kim,2024-02-10T08:00:00Z\nSHP-1,B-1,label,,no label,boxed,kim,2024-02-10T08:00:00Z\n"),
        ("shipment_lines.csv", "shipment,lot,quantity,unit,voided_at,voided_by,voided_reason\nSHP-1,B-1,3,pcs,,,\nSHP-1,B-2,4,pcs,,,\nSHP-2,,2,pcs,,,\nSHP-2,B-1,1,pcs,2024-02-11T09:00:00.123456Z,kim,\"said \"\"no\"\"\"\n"),
        ("places.csv", "number,name\nPLC-0001,Rack 9\nPLC-0002,\"Box, red\"\n"),
        ("holds.csv", "lot,since,cause,reason,by,lifted_at,lifted_by,lifted_reason,issue\nP-2,2024-02-20T10:00:00Z,doubt,mark unclear,kim,,,,\nP-2,2024-02-20T11:00:00Z,issue,NCR-0001: edge lifts,sam,2024-02-25T10:00:00Z,kim,closed,NCR-0001\nB-2,2024-02-20T10:00:00Z,recall,,,2024-02-21T10:00:00Z,kim,fine,\n"),
        ("issues.csv", "number,what,found_where,found_on,found_by,machine,reason,lot,work,delivery,shipment,supplier,cause,cause_by,cause_at,closed_at,closed_by\nNCR-0001,\"Edge lifts,\nall over\",Saw,2024-02-20,sam,CNC,surface,P-2,,,,NM,glue line dry,kim,2024-02-21T10:00:00Z,2024-02-25T10:00:00Z,kim\nNCR-0002,cut first,,2024-02-22,sam,,,,CUT-1,,,,,,,,\nNCR-0003,wet box,,2024-02-22,sam,,damage,,,RCP-1,,NM,,,,,\nNCR-0004,late again,,2024-02-22,sam,,,,,,,PL,,,,,\n"),
        ("dispositions.csv", "issue,lot,quantity,unit,kind,reason,by,at,reworked_at,reworked_by,rework_result,good,begun_in,voided_at,voided_by,voided_reason\nNCR-0001,P-2,1,pcs,use_as_is,not seen when built in,kim,2024-02-22T10:00:00Z,,,,,,,,\nNCR-0001,P-2,1,pcs,scrap,the wrong line,kim,2024-02-22T11:00:00Z,,,,,,2024-02-22T11:05:00Z,kim,taken back at once\nNCR-0001,P-2,1,pcs,rework,sand it,kim,2024-02-22T10:00:00Z,2024-02-23T10:00:00Z,sam,still lifts,no,MFG-0009,,,\nNCR-0001,P-2,1,pcs,rework,glue it,kim,2024-02-24T10:00:00Z,2024-02-24T12:00:00Z,sam,holds,yes,,,,\n"),
        ("corrective_actions.csv", "issue,what,owner,due_on,began_by,began_at,done_at,done_by,done_note,effective,judged_at,judged_by,judgement\nNCR-0001,Ask for dry glue,sam,2024-03-01,kim,2024-02-21T10:00:00Z,2024-02-22T10:00:00Z,sam,asked,yes,2024-02-24T10:00:00Z,kim,next lot is good\nNCR-0002,A sign at the saw,kim,2024-03-01,kim,2024-02-22T10:00:00Z,,,,,,,\n"),
        ("issue_photos.csv", "issue,name,by,at,photo,photo_sha256\nNCR-0001,edge.png,sam,2024-02-20T10:00:00Z,papers/photo.png,\n"),
        ("bound_codes.csv", "lot,code,bound_at,bound_by,released_at,released_by,released_reason\nP-2,TAG-000001,2024-02-20T10:00:00Z,sam,,,\nB-2,TAG-000001,2024-02-01T10:00:00Z,sam,2024-02-02T10:00:00Z,kim,it came off\nP-2,(01)09520123456788(10)SL 7,2024-02-20T10:00:00Z,sam,,,\n"),
        ("custody_hops.csv", "lot,position,role,party,number,document,document_issuer,passed_on,voided_at,voided_by,voided_reason\n01/0005004/9,1,maker,Mill A,0012345,,,2024-01-02,,,\n01/0005004/9,2,service_centre,\"Slit, cut\",0012346,,,,,,\n01/0005004/9,3,distributor,Dist,,,,,2024-01-12T08:00:00Z,kim,not so\n"),
        ("movements.csv", "lot,at,delta,unit,reason,location,note,by\n01/0005004/9,2024-01-20T10:00:00Z,-5,pcs,scrap,,+dented,sam\n01/0005004/9,2024-01-21T10:00:00Z,0,pcs,move,Rack 9,,\nPLA-0124-01,2024-01-22T10:00:00Z,0.05,kg,adjust,,there was more,\n"),
        ("papers/photo.png", "\u0089PNG photo"),
        ("papers/inside.pdf", "%PDF-1.7 inside"),
        ("verifications.csv", "lot,at,by,read_number,certificate_says,outcome,reason,read_on,photo,photo_sha256\n01/0005004/9,2024-01-10T08:00:00Z,sam,0012345,,read,,tag,papers/photo.png,\n01/0005004/9,2024-01-10T09:00:00Z,kim,0012345,0012345,match,,,,\n01/0005004/9,2024-01-10T09:01:00Z,kim,0012345,0012345,accepted,,,,\n"),
        ("concessions.csv", "lot,kind,what,says,reason,by,at,withdrawn_at,withdrawn_by\n01/0005004/9,out_of_limits,CERT-1|0012345|Cr|0.4 %,Cr = 0.4 %: out,no load,kim,2024-01-10T08:59:00Z,,\nP-2,quality_issue,NCR-0001/1,NCR-0001: edge lifts,not seen,kim,2024-02-22T10:00:00Z,2024-02-22T10:05:00Z,kim\n"),
        ("concession_approvals.csv", "lot,kind,what,customer,reference,by,at\n01/0005004/9,out_of_limits,CERT-1|0012345|Cr|0.4 %,C1,mail of 9 January,kim,2024-01-10T09:00:00Z\n"),
        ("checklist_answers.csv", "lot,line,yes,by,at\nPLA-0124-01,PLA on it,1,sam,2024-01-11T08:00:00Z\nPLA-0124-01,RoHS,0,sam,2024-01-11T08:00:00Z\n"),
        ("readings.csv", "document,issuer,type,kind,by,at,grade,standards,cast_on,pdf,pdf_sha256\nCERT-1,Mill A,mtr,EN10168 0.5.0,kim,2024-01-10T08:30:00Z,6061,EN 573-3,2023-12-01,papers/inside.pdf,\nCERT-1,Other mill,mtr,typed,kim,2024-01-10T08:31:00Z,,,,,\n"),
        ("stated_values.csv", "document,issuer,type,at,part,heat,sample,property,code,words,written,operator,low,high,unit,minimum,maximum,method,condition\nCERT-1,Mill A,mtr,2024-01-10T08:30:00Z,chemistry,0012345,1,Cr,,,0.40,,0.40,0.40,%,0.04,0.35,,\nCERT-1,Mill A,mtr,2024-01-10T08:30:00Z,mechanical,0012345,1,Rm,C12,Tensile strength,310,<,310,310,MPa,,,flat,20 °C\nCERT-1,Other mill,mtr,2024-01-10T08:31:00Z,other,,,Density,,,dense,,,,,,,,\n"),
        ("topics.csv", "code,title,of,retired_at,retired_by\nCUT,Sawing,cutting,,\nOLD,\"Sawing, old\",cutting,2024-01-01T10:00:00Z,kim\nFIRE,Fire,general,,\n"),
        ("sops.csv", "code,title\nSOP-1,Box\nSOP-2,Lid\n"),
        ("sop_revisions.csv", "sop,revision,position,steps,changes,released_at,released_by\nSOP-1,A,1,\"Clamp it [ ]\nMeasure it [= mm]\",,2024-01-02T10:00:00Z,kim\nsop-1,B,2,Clamp it [ ],no measuring,2024-02-02T10:00:00Z,kim\nSOP-1,C,3,,,,\nSOP-2,1,1,Print it,,2024-01-02T10:00:00Z,kim\n"),
        ("sop_pictures.csv", "sop,revision,step,name,photo,photo_sha256\nSOP-1,A,1,clamp.png,papers/photo.png,\nSOP-1,b,1,clamp.png,papers/photo.png,\nSOP-1,C,1,=x.png,papers/photo.png,\n"),
        ("machines.csv", "code,name\nCNC,The router\nPRUSA-1,\"Prusa, old\"\n"),
        ("loadings.csv", "machine,lot,since,by,taken_off_at,taken_off_by\nCNC,ACR-1,2024-02-03T08:00:00Z,sam,2024-02-03T16:00:00Z,kim\nCNC,PLA-0124-01,2024-02-04T08:00:00Z,sam,,\nPRUSA-1,PLA-0124-01,2024-02-01T08:00:00Z,sam,2024-02-02T08:00:00Z,sam\n"),
        ("step_answers.csv", "record,step,kind,value,note,outside_limits,by,at,photo,photo_sha256,photo_name,voided_at,voided_by,voided_reason\nMFG-1,1,done,,,,sam,2024-02-03T10:00:00Z,,,,2024-02-03T10:01:00Z,sam,undone\nMFG-1,1,left_out,,\"no clamp, held by hand\",,sam,2024-02-03T10:02:00Z,,,,,,\nMFG-1,2,value,5.30,sanded,1,sam,2024-02-03T10:05:00Z,papers/photo.png,,wall.png,,,\n"),
        ("trainings.csv", "person,topic,sop,revision,kind,trainer,given_on,valid_until,evidence,file,file_sha256,file_name,withdrawn_at,withdrawn_by,withdrawn_reason\nkim,CUT,,,declared,kim,2024-01-03,,first of all,,,,,,\nsam,CUT,,,trained,kim,2024-01-04,2025-01-04,ten cuts,papers/sheet.pdf,,signed sheet.pdf,2024-03-01T10:00:00Z,kim,\"no, not \"\"yet\"\"\"\nsam,,SOP-1,a,trained,kim,2024-01-05,2025-01-05,two boxes,,,,,,\nsam,,SOP-1,B,read,,2024-02-03,2025-01-05,,,,,,,\n"),
        ("papers/sheet.pdf", "%PDF-1.7 signed"),
        ("untrained_acts.csv", "number,act,says,by,at\nCUT-1,start the saw,Your training in Sawing ended. Ask Kim.,sam,2024-01-15T07:00:00Z\n"),
        ("gates.csv", "of,refuses_from\ndocument,2030-01-01\n"),
    ];

    /// <summary>The same files, with one of them replaced.</summary>
    public static IEnumerable<(string Name, string Text)> With(string name, Func<string, string> change) =>
        Files.Select(f => f.Name == name ? (f.Name, change(f.Text)) : f);
}
